/* The frame of a page and its style: dark on white, one column, tables and pictures that scroll in their own
 * boxes on a phone and keep together on paper. */
#include "plots/page/html.h"

static const char style[] =
    ":root{color-scheme:light}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;padding:1.5rem 1rem 4rem;max-width:62rem;background:#fff;color:#1a1a1a;"
    "font:1rem/1.6 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans CJK TC','Noto Sans TC',"
    "'PingFang TC','Microsoft JhengHei','DejaVu Sans',sans-serif;-webkit-text-size-adjust:100%}\n"
    "h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0 1rem}\n"
    "h2{font-size:1.3rem;line-height:1.3;margin:2.6rem 0 .8rem;padding-top:.6rem;border-top:2px solid "
    "#1a1a1a}\n"
    "h3{font-size:1.08rem;margin:1.8rem 0 .5rem}\n"
    "p,ul,dl{max-width:44rem}\n"
    "p,li,dd,dt,h1,h2,h3,figcaption{overflow-wrap:anywhere}\n"
    ".answer{font-size:1.15rem;padding:.9rem 1.1rem;border-left:.35rem solid #0072b2;background:#f1f7fb}\n"
    ".note{color:#444;font-size:.92rem}\n"
    ".table,.picture{overflow-x:auto;margin:1rem 0}\n"
    "table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.4}\n"
    "caption{text-align:left;font-weight:600;padding:.3rem 0}\n"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .7rem .35rem 0;border-bottom:1px solid "
    "#d9d9d9}\n"
    "thead th{border-bottom:2px solid #555;vertical-align:bottom}\n"
    "th[scope=row]{font-weight:400;min-width:10rem}\n"
    "td.number,td.short{white-space:nowrap;font-variant-numeric:tabular-nums}\n"
    "figure{margin:1.2rem 0;break-inside:avoid}\n"
    "figcaption{color:#444;font-size:.92rem;max-width:44rem}\n"
    "img{display:block;width:100%;min-width:46rem;height:auto}\n"
    "dt{font-weight:600;margin-top:.6rem}\ndd{margin:0 0 .3rem}\n"
    "pre{overflow-x:auto;padding:.8rem 1rem;background:#f5f5f5;font-size:.88rem;line-height:1.5}\n"
    "@media print{body{max-width:none;padding:0;font-size:10pt}h2,h3,dt,caption{break-after:avoid}"
    "tr{break-inside:avoid}.table,.picture{overflow:visible}img{min-width:0}pre{white-space:pre-wrap}"
    ".answer{background:none}}\n";

void html_page_open(FILE *stream, const char *language, const char *title) {
    fputs("<!DOCTYPE html>\n<html lang='", stream);
    html_text(stream, language);
    fputs("'>\n<head>\n<meta charset='utf-8'>\n"
          "<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
          "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; img-src data:; style-src "
          "'unsafe-inline'\">\n",
          stream);
    html_element(stream, "title", title);
    fprintf(stream, "<style>\n%s</style>\n</head>\n<body>\n", style);
}

void html_page_close(FILE *stream) {
    fputs("</body>\n</html>\n", stream);
}
