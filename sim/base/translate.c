#define _GNU_SOURCE /* setenv */
#include "base/translate.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char domain[] = "tandem";

const char *translate(const char *text) {
    return text == NULL || text[0] == '\0'
               ? text
               : dgettext(domain, text); /* an empty text is the catalogue's header */
}

const char *translate_choose(const char *english, const char *chinese) {
    /* The code of the language is a text like any other: without a catalogue both are English. */
    return chinese[0] != '\0' && strcmp(_("en"), "zh-TW") == 0 ? chinese : english;
}

const char *translate_plural(const char *one, const char *many, long long count) {
    return dngettext(domain, one, many, (unsigned long)count);
}

void translate_count(char *text, size_t size, const char *one, const char *many, long long count) {
    snprintf(text, size, translate_plural(one, many, count), count);
}

void *translate_english(void) {
    locale_t spoken = duplocale(LC_GLOBAL_LOCALE), english = (locale_t)0;
    if (spoken != (locale_t)0)
        english = newlocale(LC_MESSAGES_MASK, "C", spoken);
    if (english != (locale_t)0)
        uselocale(english);
    else if (spoken != (locale_t)0)
        freelocale(spoken);
    return english;
}

void translate_back(void *spoken) {
    if (spoken == NULL)
        return;
    uselocale(LC_GLOBAL_LOCALE);
    freelocale(spoken);
}

int translate_begin(const char *language, const char *folder) {
    static const struct { const char *name, *catalogue; } languages[] = {{"en", "en"}, {"zh-TW", "zh_TW"}};
    const char *catalogue = NULL;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strcmp(languages[i].name, language) == 0)
            catalogue = languages[i].catalogue;
    if (catalogue == NULL)
        return -1;
    /* C.UTF-8 exists everywhere; LANGUAGE then chooses the catalogue, and numbers keep their points. */
    setlocale(LC_CTYPE, "C.UTF-8");
    setlocale(LC_MESSAGES, "C.UTF-8");
    setenv("LANGUAGE", catalogue, 1);
    bindtextdomain(domain, folder);
    bind_textdomain_codeset(domain, "UTF-8");
    return 0;
}
