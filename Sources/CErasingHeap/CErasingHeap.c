// Takes the place of the C library's free and realloc in the whole process, as glibc allows (manual, "Replacing malloc"), so that
// memory is overwritten before it is given back. Passwords, tokens and what people say go through strings of several libraries
// that free them as they are; here all of them pass.
#include "CErasingHeap.h"

#include <malloc.h>
#include <stddef.h>
#include <string.h>

// The sanitizers have allocators of their own, and poison what is freed.
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)

extern void *__libc_malloc(size_t);
extern void __libc_free(void *);

void free(void *memory) {
  if (memory == NULL) return;
  explicit_bzero(memory, malloc_usable_size(memory));
  __libc_free(memory);
}

void *realloc(void *memory, size_t size) {
  if (memory == NULL) return __libc_malloc(size);
  if (size == 0) {
    free(memory);
    return NULL;
  }
  size_t before = malloc_usable_size(memory);
  void *moved = __libc_malloc(size);
  if (moved == NULL) return NULL;
  memcpy(moved, memory, before < size ? before : size);
  free(memory);
  return moved;
}

#endif

void emoheap_erase(void) {}
