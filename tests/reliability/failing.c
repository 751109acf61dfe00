/* Makes one call of a program fail: the FAIL_AT-th of those that FAIL_CALL names (write, open, rename, fsync, malloc, ...).
   Loaded with LD_PRELOAD into the program under test and nowhere else; FAIL_MARK is a file that is made when it happens,
   so that whoever counts upwards knows when a run met no failure. FAIL_EVERY=1: every one from that on fails. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static const char *wanted, *mark;
static long at = -1;
static int error_number = EIO, every;
static atomic_long count;
static atomic_int fired;

__attribute__((constructor)) static void begin(void) {
    wanted = getenv("FAIL_CALL");
    mark = getenv("FAIL_MARK");
    every = getenv("FAIL_EVERY") != NULL;
    if (getenv("FAIL_ERRNO")) error_number = atoi(getenv("FAIL_ERRNO"));
    if (wanted && getenv("FAIL_AT")) at = atol(getenv("FAIL_AT"));
}

/* Whether this call is the one; errno is set. */
static int fails(const char *name) {
    if (at < 0 || strcmp(name, wanted) != 0) return 0;
    long now = atomic_fetch_add(&count, 1) + 1;
    if (now != at && !(every && now > at)) return 0;
    if (mark && !atomic_exchange(&fired, 1)) {
        long made = syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600);
        if (made >= 0) syscall(SYS_close, made);
    }
    errno = error_number;
    return 1;
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t write(int to, const void *bytes, size_t length) {
    REAL(write);
    return fails("write") ? -1 : real(to, bytes, length);
}
size_t fwrite(const void *bytes, size_t size, size_t items, FILE *to) {
    REAL(fwrite);
    return fails("fwrite") ? 0 : real(bytes, size, items, to);
}
int fflush(FILE *to) {
    REAL(fflush);
    return fails("fflush") ? EOF : real(to);
}
ssize_t read(int from, void *bytes, size_t length) {
    REAL(read);
    return fails("read") ? -1 : real(from, bytes, length);
}
int fsync(int file) {
    REAL(fsync);
    return fails("fsync") ? -1 : real(file);
}
int close(int file) {
    REAL(close);
    if (!fails("close")) return real(file);
    real(file); /* as Linux does it: closed all the same */
    errno = error_number;
    return -1;
}
static mode_t mode_of(int flags, va_list more) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
}
int open(const char *path, int flags, ...) {
    REAL(open);
    va_list more;
    va_start(more, flags);
    mode_t mode = mode_of(flags, more);
    va_end(more);
    return fails("open") ? -1 : real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    REAL(open64);
    va_list more;
    va_start(more, flags);
    mode_t mode = mode_of(flags, more);
    va_end(more);
    return fails("open") ? -1 : real(path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    REAL(openat);
    va_list more;
    va_start(more, flags);
    mode_t mode = mode_of(flags, more);
    va_end(more);
    return fails("open") ? -1 : real(folder, path, flags, mode);
}
FILE *fopen(const char *path, const char *how) {
    REAL(fopen);
    return fails("open") ? NULL : real(path, how);
}
FILE *fopen64(const char *path, const char *how) {
    REAL(fopen64);
    return fails("open") ? NULL : real(path, how);
}
int rename(const char *from, const char *to) {
    REAL(rename);
    return fails("rename") ? -1 : real(from, to);
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned how) {
    REAL(renameat2);
    return fails("rename") ? -1 : real(from_folder, from, to_folder, to, how);
}
int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    return fails("mkdir") ? -1 : real(path, mode);
}
int link(const char *from, const char *to) {
    REAL(link);
    return fails("link") ? -1 : real(from, to);
}
int unlink(const char *path) {
    REAL(unlink);
    return fails("unlink") ? -1 : real(path);
}
int chmod(const char *path, mode_t mode) {
    REAL(chmod);
    return fails("chmod") ? -1 : real(path, mode);
}
int socketpair(int domain, int type, int protocol, int ends[2]) {
    REAL(socketpair);
    return fails("socketpair") ? -1 : real(domain, type, protocol, ends);
}
int posix_spawn(pid_t *id, const char *path, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *how,
                char *const words[], char *const environment[]) {
    REAL(posix_spawn);
    return fails("posix_spawn") ? error_number : real(id, path, actions, how, words, environment);
}

/* dlsym itself may ask for memory before the real ones are known. */
static char early[4096];
static size_t early_used;
void *malloc(size_t size) {
    static void *(*real)(size_t);
    static int asking;
    if (!real) {
        if (asking) {
            size = (size + 15) & ~(size_t)15;
            void *given = early + early_used;
            early_used += size;
            return early_used <= sizeof early ? given : NULL;
        }
        asking = 1;
        real = (void *(*)(size_t))dlsym(RTLD_NEXT, "malloc");
        asking = 0;
    }
    return fails("malloc") ? (errno = ENOMEM, NULL) : real(size);
}
void *calloc(size_t items, size_t size) {
    static void *(*real)(size_t, size_t);
    static int asking;
    if (!real) {
        if (asking) {
            size_t all = (items * size + 15) & ~(size_t)15;
            void *given = early + early_used;
            early_used += all;
            return early_used <= sizeof early ? given : NULL; /* static memory is zero */
        }
        asking = 1;
        real = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "calloc");
        asking = 0;
    }
    return fails("malloc") ? (errno = ENOMEM, NULL) : real(items, size);
}
void *realloc(void *old, size_t size) {
    static void *(*real)(void *, size_t);
    if (!real) real = (void *(*)(void *, size_t))dlsym(RTLD_NEXT, "realloc");
    return fails("malloc") ? (errno = ENOMEM, NULL) : real(old, size);
}
void free(void *given) {
    static void (*real)(void *);
    if ((char *)given >= early && (char *)given < early + sizeof early) return;
    if (!real) real = (void (*)(void *))dlsym(RTLD_NEXT, "free");
    real(given);
}
