/* The only input and output of the test programs. On the target it is Arm semihosting, on the host
   the C library; a program that uses nothing else prints the same on both. */
#ifndef TINYML_IT_SEMIHOSTING_H_
#define TINYML_IT_SEMIHOSTING_H_

#ifdef __cplusplus
extern "C" {
#endif

/* Writes a string that ends in a zero byte to standard output. */
void semihosting_write(const char *text);

/* Ends the program with an exit code from 0 to 255. */
__attribute__((noreturn)) void semihosting_exit(int code);

#ifdef __cplusplus
}
#endif

#endif
