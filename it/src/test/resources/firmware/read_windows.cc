/* Gives the text of script.h to the generated reader of the serial port. Each ~ is a second without a character, each
   ^ a moment. Prints what comes of each poll but nothing: the bits of the first and the last value of a window,
   or why it was lost. MODEL is the namespace of the generated headers. */
#include <Arduino.h>

#include "model_settings.h"
#include "print.h"
#include "script.h"
#include "semihosting.h"
#include "sensor.h"

namespace {

const char* next = script;
unsigned long now = 5000;

}  // namespace

unsigned long millis() { return now; }

SerialPort Serial;

int SerialPort::available() { return *next != 0 && *next != '~' && *next != '^' ? 1 : 0; }
int SerialPort::read() { return *next++; }

int main() {
  static float window[MODEL::kInputSize];
  if (MODEL::sensor::Begin() != nullptr) {
    semihosting_exit(1);
  }
  while (true) {
    switch (MODEL::sensor::Poll(window)) {
      case MODEL::sensor::Reading::kTaken:
        print_value(window[0]);
        semihosting_write(" ");
        print_value(window[MODEL::kInputSize - 1]);
        semihosting_write("\n");
        break;
      case MODEL::sensor::Reading::kLost:
        semihosting_write(MODEL::sensor::Loss());
        semihosting_write("\n");
        break;
      case MODEL::sensor::Reading::kNone:
        /* It must have taken all that was there. */
        if (Serial.available() != 0) {
          semihosting_exit(2);
        }
        if (*next == 0) {
          semihosting_exit(0);
        }
        now += *next++ == '~' ? 1000 : 1;
        break;
    }
  }
}
