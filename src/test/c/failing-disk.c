/*
 * A disk that fails, for one process: loaded with LD_PRELOAD it lets writing, syncing and making files below
 * FAILING_FOLDER fail with the error number that stands in the file FAILING_SWITCH, for as long as that file is there.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int below(const char *path) {
    const char *folder = getenv("FAILING_FOLDER");
    return folder != NULL && strncmp(path, folder, strlen(folder)) == 0;
}

/* Returns the error to fail with, or 0. */
static int failure(const char *path) {
    if (!below(path)) {
        return 0;
    }
    const char *name = getenv("FAILING_SWITCH");
    FILE *file = name == NULL ? NULL : fopen(name, "r");
    int error = 0;
    if (file != NULL) {
        if (fscanf(file, "%d", &error) != 1) {
            error = 0;
        }
        fclose(file);
    }
    return error;
}

static int failure_of(int fd) {
    char link[64];
    char path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) {
        return 0;
    }
    path[length] = 0;
    return failure(path);
}

#define NEXT(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))
#define FAIL(error) do { int e = (error); if (e != 0) { errno = e; return -1; } } while (0)

ssize_t write(int fd, const void *bytes, size_t count) {
    FAIL(failure_of(fd));
    return NEXT(write)(fd, bytes, count);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    FAIL(failure_of(fd));
    return NEXT(pwrite64)(fd, bytes, count, at);
}

int fsync(int fd) {
    FAIL(failure_of(fd));
    return NEXT(fsync)(fd);
}

int fdatasync(int fd) {
    FAIL(failure_of(fd));
    return NEXT(fdatasync)(fd);
}

static mode_t mode_of(int flags, va_list rest) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, rest);
    va_end(rest);
    if ((flags & O_CREAT) != 0) {
        FAIL(failure(path));
    }
    return NEXT(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, rest);
    va_end(rest);
    if ((flags & O_CREAT) != 0) {
        FAIL(failure(path));
    }
    return NEXT(open64)(path, flags, mode);
}
