#define _POSIX_C_SOURCE 200809L /* stat, strncasecmp */
#include "plots/page/html_page.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/translate.h"
#include "plots/page/html.h"

static const char style[] =
    ":root{color-scheme:light}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;padding:1.2rem 1rem 4rem;max-width:62rem;background:#fff;color:#1a1a1a;"
    "font:1rem/1.6 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans CJK TC','Noto Sans TC',"
    "'PingFang TC','Microsoft JhengHei','WenQuanYi Micro Hei','DejaVu Sans',sans-serif;"
    "-webkit-text-size-adjust:100%}\n"
    "h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0 1rem}\n"
    "h2{font-size:1.3rem;line-height:1.3;margin:2.2rem 0 .8rem;padding-top:.6rem;border-top:2px solid "
    "#1a1a1a}\n"
    "h3{font-size:1.08rem;margin:1.2rem 0 .4rem}\n"
    "p,ul,dl{max-width:46rem}\n"
    "p,li,dd,dt,h1,h2,h3,figcaption{overflow-wrap:anywhere}\n"
    "th,td{overflow-wrap:break-word}\n"
    ".option{margin:.8rem 0;padding:.5rem 1rem;border-left:.4rem solid #777;background:#f6f6f6}\n"
    ".option h3,.option p{margin:.2rem 0}\n"
    ".option.harms,.option.mixed{border-color:#d55e00;background:#fdf3ec}\n"
    ".option.helps{border-color:#0072b2;background:#f1f7fb}\n"
    ".lead{font-size:1.12rem}\n"
    ".mark{display:inline-block;margin-left:.6em;font-size:.85em}\n"
    ".harms .mark,.mixed .mark{color:#a34700}.helps .mark{color:#005a8c}\n"
    ".note{color:#444;font-size:.92rem}\n"
    ".table,.picture{overflow-x:auto;margin:1rem 0}\n"
    "table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.4}\n"
    "caption{text-align:left;font-weight:700;padding:.3rem 0}\n"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid "
    "#d9d9d9}\n"
    "thead th{border-bottom:2px solid #555;vertical-align:bottom}\n"
    "th[scope=row]{font-weight:400;min-width:9rem}\n"
    "td.number,.interval span{white-space:nowrap;font-variant-numeric:tabular-nums}\n"
    "td.interval{white-space:normal}\n"
    "td:not(.number){min-width:4rem}\n"
    "td.number,thead th.number{text-align:right}\n"
    "figure{margin:1.2rem 0;break-inside:avoid}\n"
    "figcaption{font-weight:700}\n"
    "img{display:block;width:100%;min-width:46rem;height:auto}\n"
    "dt{font-weight:700;margin-top:.6rem}\ndd{margin:0 0 .3rem}\n"
    "pre{overflow-x:auto;padding:.8rem 1rem;background:#f5f5f5;font-size:.88rem;line-height:1.5}\n"
    "@media screen{td,thead th{min-width:5rem}td.number,thead th.number{min-width:3.2rem}}\n"
    "@page{size:A4;margin:14mm 15mm}\n"
    "@media print{html{font-size:9.5pt}body{max-width:none;padding:0;line-height:1.4}p,ul,dl{max-width:none}"
    "h1{margin:0 0 .5rem}h2{margin:1rem 0 .5rem}"
    "h2,h3,dt,caption,figcaption{break-after:avoid}tr,.option{break-inside:avoid}"
    ".answer table{font-size:.9rem;line-height:1.25}"
    ".option{margin:.4rem 0;padding:.25rem .7rem;background:none!important}"
    ".table,.picture{overflow:visible;margin:.5rem 0}img{min-width:0}pre{white-space:pre-wrap}"
    ".appendix{break-before:page}}\n";

static const char page_start[] = "<!DOCTYPE html>";

enum Status html_page_check(const char *path, struct Error *error) {
    char start[sizeof page_start] = "";
    struct stat found;
    if (stat(path, &found) != 0 || (!S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode)))
        return STATUS_OK; /* whoever opens it says what is wrong */
    if (S_ISDIR(found.st_mode))
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot write: %s", path, strerror(EISDIR));
    FILE *file = fopen(path, "r");
    size_t bytes = file != NULL ? fread(start, 1, sizeof start - 1, file) : 0;
    if (file != NULL)
        fclose(file);
    return found.st_size == 0 || (bytes == sizeof start - 1 && strcasecmp(start, page_start) == 0)
               ? STATUS_OK
               : error_set(
                     error, STATUS_INPUT_OUTPUT,
                     "%s: is there and is no page of HTML, which a page could replace; take another path",
                     path);
}

void html_page_open(FILE *stream, const char *language, const char *title) {
    fprintf(stream, "%s\n<html lang='", page_start);
    html_text(stream, language);
    fputs("'>\n<head>\n<meta charset='utf-8'>\n"
          "<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
          "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; img-src data:; style-src "
          "'unsafe-inline'\">\n",
          stream);
    html_element(stream, "title", title);
    fprintf(stream, "<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
    html_element(stream, "h1", title);
}

void html_page_close(FILE *stream) {
    fputs("</main>\n</body>\n</html>\n", stream);
}

void html_page_answer_open(FILE *stream) {
    fputs("<section class='answer'>\n", stream);
    html_element(stream, "h2", _("The answer"));
}

void html_page_appendix_open(FILE *stream) {
    fputs("<section class='appendix'>\n", stream);
}

void html_page_part_close(FILE *stream) {
    fputs("</section>\n", stream);
}
