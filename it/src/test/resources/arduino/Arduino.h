/* The part of Arduino's API that generated sketches use, for a bare-metal image: Serial writes to
   semihosting, time is virtual and passes only when the sketch asks for it or waits. */
#ifndef TINYML_IT_ARDUINO_H_
#define TINYML_IT_ARDUINO_H_

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef uint8_t byte;
typedef bool boolean;

class __FlashStringHelper;
#define F(text) (reinterpret_cast<const __FlashStringHelper*>(text))

#define DEC 10
#define HEX 16
#define HIGH 1
#define LOW 0
#define INPUT 0
#define OUTPUT 1
#define LED_BUILTIN 13

unsigned long millis();
unsigned long micros();
void delay(unsigned long milliseconds);
void delayMicroseconds(unsigned int microseconds);
void yield();
void pinMode(int pin, int mode);
void digitalWrite(int pin, int value);

class SerialPort {
 public:
  void begin(unsigned long baud);
  void flush();
  int available();
  int read();
  explicit operator bool() const;

  /* Not of Arduino: whether all of the recording was read. */
  bool exhausted() const;

  size_t print(const char* text);
  size_t print(const __FlashStringHelper* text);
  size_t print(char value);
  size_t print(int value, int base = DEC);
  size_t print(unsigned int value, int base = DEC);
  size_t print(long value, int base = DEC);
  size_t print(unsigned long value, int base = DEC);
  size_t print(double value, int digits = 2);
  size_t println();

  template <typename T>
  size_t println(T value) {
    return print(value) + println();
  }
  template <typename T>
  size_t println(T value, int format) {
    return print(value, format) + println();
  }

 private:
  size_t printDigits(unsigned long value, unsigned long base);

  int next_ = 0;
};

extern SerialPort Serial;

void setup();
void loop();

#endif
