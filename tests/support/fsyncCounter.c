/* Writes the name of every file that is flushed, a line each, to $MAISTOR_FSYNC_LOG. Loaded by LD_PRELOAD in tests/faults. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void note(int file) {
  const char *log = getenv("MAISTOR_FSYNC_LOG");
  char link[64], name[PATH_MAX + 1];
  if (!log) return;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, name, PATH_MAX);
  if (length < 0) return;
  name[length++] = '\n';
  int out = open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (out < 0) return;
  if (write(out, name, length) != length) abort();
  close(out);
}

int fsync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  note(file);
  return real(file);
}

int fdatasync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  note(file);
  return real(file);
}
