/* Arduino's API on semihosting and virtual time, and the main that runs a sketch until its recording
   is used up. */
#include "Arduino.h"
#include "replay.h"
#include "replayed_imu.h"
#include "semihosting.h"

namespace {

const unsigned long long kGiveUpMicros = 120ull * 1000 * 1000;
const int kLoopsBehindTheRecording = 64;

unsigned long long now_micros = 0;

void pass(unsigned long long microseconds) {
  now_micros += microseconds;
  if (now_micros > kGiveUpMicros) {
    semihosting_write("\n[the sketch did not come to its end]\n");
    semihosting_exit(3);
  }
}

}  // namespace

unsigned long micros() {
  pass(10);
  return static_cast<unsigned long>(now_micros);
}

unsigned long millis() { return static_cast<unsigned long>((pass(10), now_micros) / 1000); }

void delay(unsigned long milliseconds) { pass(1000ull * milliseconds); }
void delayMicroseconds(unsigned int microseconds) { pass(microseconds); }
void yield() { pass(10); }
void pinMode(int, int) {}
void digitalWrite(int, int) {}

SerialPort Serial;

void SerialPort::begin(unsigned long) {}
void SerialPort::flush() {}
int SerialPort::available() { return exhausted() ? 0 : 1; }
int SerialPort::read() { return exhausted() ? -1 : replay_serial[next_++]; }
bool SerialPort::exhausted() const { return replay_serial[next_] == 0; }
SerialPort::operator bool() const { return true; }

size_t SerialPort::print(const char* text) {
  semihosting_write(text);
  return strlen(text);
}

size_t SerialPort::print(const __FlashStringHelper* text) {
  return print(reinterpret_cast<const char*>(text));
}

size_t SerialPort::print(char value) {
  const char text[2] = {value, 0};
  return print(text);
}

size_t SerialPort::printDigits(unsigned long value, unsigned long base) {
  char text[8 * sizeof(value) + 1];
  char* start = text + sizeof(text) - 1;
  *start = 0;
  do {
    *--start = "0123456789ABCDEF"[value % base];
    value /= base;
  } while (value != 0);
  return print(start);
}

size_t SerialPort::print(unsigned long value, int base) {
  return printDigits(value, static_cast<unsigned long>(base));
}

size_t SerialPort::print(long value, int base) {
  if (value >= 0 || base != DEC) {
    return print(static_cast<unsigned long>(value), base);
  }
  return print('-') + print(0ul - static_cast<unsigned long>(value), base);
}

size_t SerialPort::print(int value, int base) { return print(static_cast<long>(value), base); }

size_t SerialPort::print(unsigned int value, int base) {
  return print(static_cast<unsigned long>(value), base);
}

size_t SerialPort::print(double value, int digits) {
  if (isnan(value)) {
    return print("nan");
  }
  if (value < 0) {
    return print('-') + print(-value, digits);
  }
  if (value > 4294967040.0) {
    return print("ovf");
  }
  double half = 0.5;
  for (int i = 0; i < digits; ++i) {
    half /= 10;
  }
  value += half;
  unsigned long whole = static_cast<unsigned long>(value);
  double rest = value - static_cast<double>(whole);
  size_t written = print(whole);
  if (digits > 0) {
    written += print('.');
  }
  for (int i = 0; i < digits; ++i) {
    rest *= 10;
    const unsigned int digit = static_cast<unsigned int>(rest);
    written += print(digit);
    rest -= digit;
  }
  return written;
}

size_t SerialPort::println() { return print("\r\n"); }

ReplayedImu IMU;

int ReplayedImu::begin(CfgBoschSensor_t) { return 1; }
void ReplayedImu::end() {}
float ReplayedImu::accelerationSampleRate() { return 100.0f; }

int ReplayedImu::accelerationAvailable() {
  pass(100);
  return exhausted() ? 0 : 1;
}

int ReplayedImu::readAcceleration(float& x, float& y, float& z) {
  if (exhausted()) {
    return 0;
  }
  x = replay_samples[3 * next_];
  y = replay_samples[3 * next_ + 1];
  z = replay_samples[3 * next_ + 2];
  ++next_;
  return 1;
}

int main() {
  setup();
  while (!IMU.exhausted() || !Serial.exhausted()) {
    loop();
    pass(500);
  }
  for (int i = 0; i < kLoopsBehindTheRecording; ++i) {
    loop();
  }
  return 0;
}
