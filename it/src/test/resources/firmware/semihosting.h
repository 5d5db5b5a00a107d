/* The only input and output of the test programs. On the target it is Arm semihosting, on the host
   the C library; a program that uses nothing else prints the same on both. */
#ifndef TINYML_IT_SEMIHOSTING_H_
#define TINYML_IT_SEMIHOSTING_H_

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Writes a string that ends in a zero byte to standard output. */
void semihosting_write(const char *text);

/* Opens a file of the folder that the program is started in; the one before is closed. Ends the program with 97 when there is none. */
void semihosting_open(const char *name);

/* Reads the next bytes of that file. Ends the program with 97 when there are too few. */
void semihosting_read(void *to, size_t bytes);

/* Ends the program with an exit code from 0 to 255. */
__attribute__((noreturn)) void semihosting_exit(int code);

#ifdef __cplusplus
}
#endif

#endif
