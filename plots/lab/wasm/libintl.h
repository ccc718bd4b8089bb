/* What base/translate.c needs of GNU gettext, for browsers: a catalogue that the page hands over. */
#ifndef TANDEM_LAB_LIBINTL_H
#define TANDEM_LAB_LIBINTL_H

#include <stddef.h>

char *dgettext(const char *domain, const char *text);
char *dngettext(const char *domain, const char *one, const char *many, unsigned long count);
char *bindtextdomain(const char *domain, const char *folder);
char *bind_textdomain_codeset(const char *domain, const char *codes);

/* The catalogue from now on: `count` texts in pairs[], each followed by its translation, all ended by a 0
 * byte. They are borrowed until the next call. 0 texts: everything is English. False if memory ran out. */
_Bool lab_catalogue(const char *pairs, size_t count);

#endif
