/* Lists that grow. */
#ifndef TANDEM_LIST_H
#define TANDEM_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* A list that grows; items are held by index, never by pointer, across additions. */
#define LIST_OF(type)                                                                                        \
    struct {                                                                                                 \
        type *item;                                                                                          \
        size_t count, room;                                                                                  \
    }

/* Makes room for one more item of `size` bytes; the caller then writes item[count++]. False if memory ran
 * out: the list is as it was. */
bool list_reserve(void **item, size_t *room, size_t count, size_t size);
#define LIST_RESERVE(list)                                                                                   \
    ((list)->count < (list)->room ||                                                                         \
     list_reserve((void **)&(list)->item, &(list)->room, (list)->count, sizeof *(list)->item))

/* Puts `count` items of `size` bytes into order. Those at the front that are in order already cost one look
 * each and move at most once, so that a few new ones behind a long list cost little. */
void list_sort(void *item, size_t count, size_t size, int (*compare)(const void *one, const void *other));

#endif
