/* Between a program and its disk: writes down every change it makes below one folder, and can play a full disk.
 *
 * Loaded with LD_PRELOAD. FAULTS_BELOW is the folder, FAULTS_LOG the file to write down to (absent: nothing is),
 * FAULTS_ROOM a file of eight bytes, shared with whoever sets it: how many more bytes fit (negative: any number).
 * What the program writes to its standard output is written down too, in order: that is what it acknowledged.
 *
 * The order of the log is the order in which the calls returned. Not seen: memory maps (SQLite maps only its -shm,
 * which is worth nothing after a power cut), dup, copy_file_range, sendfile; nothing that is measured here uses them
 * below the folder.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, WRITE, TRUNCATE, RENAME, UNLINK, MKDIR, RMDIR, SYNC, CLOSE, SAID };
enum { MOST = 65536, BLOCK = 4096 };

struct head {
    uint32_t op;
    int32_t fd;
    int64_t a;
    uint32_t first, second;
};

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char below[PATH_MAX], watched[MOST];
static size_t below_length;
static int log_fd = -1;
static volatile int64_t *room;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) {
        fprintf(stderr, "recorder: the system has no %s\n", name);
        abort();
    }
    return found;
}

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("FAULTS_BELOW"), *to = getenv("FAULTS_LOG"), *left = getenv("FAULTS_ROOM");
    if (!folder || strlen(folder) >= sizeof below) return;
    strcpy(below, folder);
    below_length = strlen(below);
    if (to) log_fd = (int)syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (left) {
        int fd = (int)syscall(SYS_openat, AT_FDCWD, left, O_RDWR | O_CLOEXEC, 0);
        void *map = fd < 0 ? MAP_FAILED : mmap(NULL, 8, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        room = map == MAP_FAILED ? NULL : map;
    }
}

static void note(uint32_t op, int fd, int64_t a, const void *one, size_t first, const void *two, size_t second) {
    if (log_fd < 0) return;
    struct head head = {op, fd, a, (uint32_t)first, (uint32_t)second};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)one, first}, {(void *)two, second}};
    if (syscall(SYS_writev, log_fd, parts, 3) != (long)(sizeof head + first + second)) abort();
}

static void note_path(uint32_t op, const char *path) { note(op, -1, 0, path, strlen(path), NULL, 0); }

static int is_below(const char *path) {
    return below_length && !strncmp(path, below, below_length) && (path[below_length] == '/' || !path[below_length]);
}

static int is_watched(int fd) { return fd >= 0 && fd < MOST && watched[fd]; }

/* The whole path that a folder's descriptor and a name stand for. */
static const char *whole(int folder, const char *name, char *into) {
    if (name[0] == '/') return name;
    char link[64] = "/proc/self/cwd", base[PATH_MAX];
    if (folder != AT_FDCWD) snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, base, sizeof base - 1);
    if (length < 0) return name;
    base[length] = 0;
    if (snprintf(into, PATH_MAX, "%s/%s", base, name) >= PATH_MAX) return name;
    return into;
}

static int64_t size_at(const char *path) {
    struct stat found;
    return fstatat(AT_FDCWD, path, &found, AT_SYMLINK_NOFOLLOW) || !S_ISREG(found.st_mode) ? -1 : found.st_size;
}

static int64_t size_of(int fd) {
    struct stat found;
    return fstat(fd, &found) ? 0 : found.st_size;
}

static int is_full(int64_t more) {
    if (!room || *room < 0 || more <= *room) return 0;
    errno = ENOSPC;
    return 1;
}

static void take(int64_t bytes) {
    if (room && *room >= 0) *room = *room - bytes < 0 ? 0 : *room - bytes;
}

/* How many of `count` bytes at `at` fit; those that lie in the file already do. */
static size_t fits(int fd, int64_t at, size_t count) {
    if (!room || *room < 0) return count;
    int64_t size = size_of(fd), grows = at + (int64_t)count - size;
    if (grows <= *room) return count;
    int64_t kept = size + *room - at;
    return kept > 0 ? (size_t)kept : 0;
}

static int opened(int fd) {
    if (fd < 0 || fd >= MOST) return fd;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    watched[fd] = (char)is_below(path);
    return fd;
}

static int open_at(int folder, const char *name, int flags, mode_t mode) {
    char space[PATH_MAX];
    const char *path = whole(folder, name, space);
    if (!is_below(path)) {
        int fd = REAL(openat)(folder, name, flags, mode);
        return opened(fd);
    }
    pthread_mutex_lock(&turn);
    int64_t before = size_at(path);
    int fd = -1;
    if (!(flags & O_CREAT) || before >= 0 || !is_full(1)) {
        fd = opened(REAL(openat)(folder, name, flags, mode));
        if (fd >= 0) note(OPEN, fd, flags, path, strlen(path), NULL, 0);
        if (fd >= 0 && (flags & O_TRUNC) && before > 0) take(-before);
    }
    pthread_mutex_unlock(&turn);
    return fd;
}

static mode_t mode_in(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPENS(name, ...)                                       \
    va_list rest;                                              \
    va_start(rest, flags);                                     \
    mode_t mode = mode_in(flags, rest);                        \
    va_end(rest);                                              \
    return open_at(__VA_ARGS__, flags, mode)

int open(const char *path, int flags, ...) { OPENS(open, AT_FDCWD, path); }
int open64(const char *path, int flags, ...) { OPENS(open64, AT_FDCWD, path); }
int openat(int folder, const char *path, int flags, ...) { OPENS(openat, folder, path); }
int openat64(int folder, const char *path, int flags, ...) { OPENS(openat64, folder, path); }

int close(int fd) {
    if (!is_watched(fd)) return REAL(close)(fd);
    pthread_mutex_lock(&turn);
    watched[fd] = 0;
    note(CLOSE, fd, 0, NULL, 0, NULL, 0);
    int done = REAL(close)(fd);
    pthread_mutex_unlock(&turn);
    return done;
}

static ssize_t write_at(int fd, const void *data, size_t count, int64_t at, int moves) {
    size_t kept = fits(fd, at, count);
    if (!kept && count) {
        errno = ENOSPC;
        return -1;
    }
    int64_t before = size_of(fd);
    ssize_t done = moves ? REAL(write)(fd, data, kept) : REAL(pwrite)(fd, data, kept, at);
    if (done > 0) {
        note(WRITE, fd, at, data, (size_t)done, NULL, 0);
        if (at + done > before) take(at + done - before);
    }
    return done;
}

ssize_t write(int fd, const void *data, size_t count) {
    if (fd != STDOUT_FILENO && !is_watched(fd)) return REAL(write)(fd, data, count);
    pthread_mutex_lock(&turn);
    ssize_t done;
    if (is_watched(fd)) {
        int flags = fcntl(fd, F_GETFL);
        int64_t at = flags >= 0 && (flags & O_APPEND) ? size_of(fd) : lseek(fd, 0, SEEK_CUR);
        done = write_at(fd, data, count, at, 1);
    } else {
        done = REAL(write)(fd, data, count);
        if (done > 0) note(SAID, fd, 0, data, (size_t)done, NULL, 0);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t at) {
    if (!is_watched(fd)) return REAL(pwrite)(fd, data, count, at);
    pthread_mutex_lock(&turn);
    ssize_t done = write_at(fd, data, count, at, 0);
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at) { return pwrite(fd, data, count, at); }

int ftruncate(int fd, off_t size) {
    if (!is_watched(fd)) return REAL(ftruncate)(fd, size);
    pthread_mutex_lock(&turn);
    int64_t before = size_of(fd);
    int done = is_full(size - before) ? -1 : REAL(ftruncate)(fd, size);
    if (!done) {
        note(TRUNCATE, fd, size, NULL, 0, NULL, 0);
        take(size - before);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

static int synced(int fd, int (*call)(int)) {
    if (!is_watched(fd)) return call(fd);
    pthread_mutex_lock(&turn);
    int done = call(fd);
    if (!done) note(SYNC, fd, 0, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    char one[PATH_MAX], two[PATH_MAX];
    const char *source = whole(from_folder, from, one), *target = whole(to_folder, to, two);
    if (!is_below(source) && !is_below(target)) return REAL(renameat)(from_folder, from, to_folder, to);
    pthread_mutex_lock(&turn);
    int64_t before = size_at(target);
    int done = REAL(renameat)(from_folder, from, to_folder, to);
    if (!done) {
        note(RENAME, -1, 0, source, strlen(source), target, strlen(target));
        if (before > 0) take(-before);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int unlinkat(int folder, const char *name, int flags) {
    char space[PATH_MAX];
    const char *path = whole(folder, name, space);
    if (!is_below(path)) return REAL(unlinkat)(folder, name, flags);
    pthread_mutex_lock(&turn);
    int64_t before = size_at(path);
    int done = REAL(unlinkat)(folder, name, flags);
    if (!done) {
        note_path(flags & AT_REMOVEDIR ? RMDIR : UNLINK, path);
        take(flags & AT_REMOVEDIR ? -BLOCK : -(before > 0 ? before : 0));
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *name, mode_t mode) {
    char space[PATH_MAX];
    const char *path = whole(folder, name, space);
    if (!is_below(path)) return REAL(mkdirat)(folder, name, mode);
    pthread_mutex_lock(&turn);
    int done = is_full(BLOCK) ? -1 : REAL(mkdirat)(folder, name, mode);
    if (!done) {
        note_path(MKDIR, path);
        take(BLOCK);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
