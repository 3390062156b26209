/// Memory that is overwritten when it is freed: a program that links this has it from its first allocation to its last.
#ifndef C_ERASING_HEAP_H
#define C_ERASING_HEAP_H

/// Does nothing; calling it says in the program's source that its heap is this one.
void emoheap_erase(void);

#endif
