/* Reads, checks and deflates every file on two threads, the largest first: no zip, no hash. A floor. */
#define _XOPEN_SOURCE 700
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <zlib.h>

struct file {
  char *path;
  size_t size;
};
static struct file *files;
static size_t count, room;
static atomic_size_t next, packed;

static int note(const char *path, const struct stat *about, int kind, struct FTW *at) {
  (void)at;
  if (kind != FTW_F || !S_ISREG(about->st_mode)) return 0;
  if (count == room) files = realloc(files, (room = room ? 2 * room : 1024) * sizeof *files);
  files[count++] = (struct file){strdup(path), (size_t)about->st_size};
  return 0;
}

static int larger_first(const void *a, const void *b) {
  const struct file *one = a, *other = b;
  return (one->size < other->size) - (one->size > other->size);
}

static void *pack(void *nothing) {
  unsigned char *raw = NULL, *out = NULL;
  size_t most = 0;
  for (size_t at; (at = atomic_fetch_add(&next, 1)) < count;) {
    size_t size = files[at].size;
    z_stream stream = {0};
    FILE *source = fopen(files[at].path, "rb");
    if (source == NULL) exit(1);
    if (deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) exit(1);
    if (size + 1 > most) {
      most = size + 1;
      raw = realloc(raw, most);
      out = realloc(out, deflateBound(&stream, most));
    }
    setvbuf(source, NULL, _IONBF, 0);
    if (fread(raw, 1, size, source) != size) exit(1);
    fclose(source);
    stream.next_in = raw;
    stream.avail_in = (uInt)size;
    stream.next_out = out;
    stream.avail_out = (uInt)deflateBound(&stream, size);
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) exit(1);
    volatile unsigned long checked = crc32(crc32(0, NULL, 0), raw, (uInt)size);
    (void)checked;
    atomic_fetch_add(&packed, stream.total_out);
    deflateEnd(&stream);
  }
  return nothing;
}

int main(int argc, char **argv) {
  pthread_t other;
  struct rusage used;
  if (argc != 2 || nftw(argv[1], note, 64, FTW_PHYS) != 0) return 1;
  qsort(files, count, sizeof *files, larger_first);
  if (pthread_create(&other, NULL, pack, NULL) != 0) return 1;
  pack(NULL);
  pthread_join(other, NULL);
  getrusage(RUSAGE_SELF, &used);
  printf("{\"bytes\": %zu, \"memory\": %.1f}\n", (size_t)packed, (double)used.ru_maxrss / 1024);
  return 0;
}
