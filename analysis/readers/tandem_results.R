# Opens a directory of results of tandem by name, with the types, units and labels of its schema.
#
#   source("tandem_results.R")
#   results <- tandem_open("out/baseline")
#   results                                      # tables and what a row of each is
#   episodes <- tandem_table(results, "episodes")  # a data frame; each column has the attributes unit and label
#   tandem_columns(results, "episodes")          # name, type, unit, label, description
#   tandem_parquet(results, "out/parquet")       # needs the package nanoparquet (of CRAN; it needs no other)
#
# What a table holds stands in datapackage.json beside it, with the columns by which tables are joined (merge). An empty cell is
# NA. Whole numbers are read as doubles: keys of episodes are below 10^15 and exact in them. Other numbers can differ from the
# file by one unit in the last place, some 1 of 30,000 does, because R rounds them twice. Base R is enough; jsonlite is used
# where it is installed.

# A JSON text as lists and vectors of length one.
tandem_json <- function(path) {
  text <- paste(readLines(path, encoding = "UTF-8", warn = FALSE), collapse = "\n")
  if (requireNamespace("jsonlite", quietly = TRUE)) return(jsonlite::fromJSON(text, simplifyVector = FALSE))
  pattern <- "\"(?:[^\"\\\\]|\\\\.)*\"|[][{},:]|-?[0-9][0-9.eE+-]*|true|false|null"
  tokens <- regmatches(text, gregexpr(pattern, text, perl = TRUE))[[1]]
  at <- 0L
  take <- function() tokens[at <<- at + 1L]
  string <- function(token) {
    inner <- substr(token, 2L, nchar(token) - 1L)
    if (!grepl("\\", inner, fixed = TRUE)) return(inner)
    eval(parse(text = paste0("\"", gsub("\\/", "/", inner, fixed = TRUE), "\""))) # R has the escapes of JSON
  }
  value <- function(token = take()) {
    first <- substr(token, 1L, 1L)
    if (first == "{" || first == "[") return(items(first == "{"))
    if (first == "\"") return(string(token))
    switch(token, true = TRUE, false = FALSE, null = NULL, as.numeric(token))
  }
  items <- function(named) {
    found <- list()
    repeat {
      token <- take()
      if (token == "}" || token == "]") return(found)
      if (token == ",") next
      if (named) {
        take()
        name <- string(token)
        found[name] <- list(value())
      } else {
        found[length(found) + 1L] <- list(value(token))
      }
    }
  }
  value()
}

tandem_open <- function(directory) {
  described <- file.path(directory, "datapackage.json")
  if (!file.exists(described))
    stop(directory, ": holds no datapackage.json; `tandem export ", directory, "` writes it")
  resources <- tandem_json(described)$resources
  names(resources) <- vapply(resources, function(one) one$name, "")
  manifest <- file.path(directory, "manifest.json")
  scenarios <- if (file.exists(manifest))
    vapply(tandem_json(manifest)$scenarios, function(one) one$name, "") else character()
  structure(list(directory = directory, resources = resources, scenarios = scenarios), class = "tandem_results")
}

print.tandem_results <- function(x, ...) {
  cat("results in ", x$directory, "\n", sep = "")
  for (one in x$resources) cat("  ", one$name, ": ", one$description, "\n", sep = "")
  invisible(x)
}

tandem_resource <- function(results, table) {
  found <- results$resources[[table]]
  if (is.null(found))
    stop(results$directory, " has no table \"", table, "\"; it has ", paste(names(results$resources), collapse = ", "))
  found
}

# Name, type, unit, label and description of each column of a table, one row each.
tandem_columns <- function(results, table) {
  fields <- tandem_resource(results, table)$schema$fields
  text <- function(key) vapply(fields, function(one) if (is.null(one[[key]])) "" else one[[key]], "")
  columns <- data.frame(name = text("name"), type = text("type"), unit = text("unit"), label = text("title"),
                        description = text("description"), stringsAsFactors = FALSE)
  columns$label[columns$label == ""] <- columns$name[columns$label == ""]
  with_unit <- columns$unit != ""
  columns$label[with_unit] <- paste0(columns$label, " (", columns$unit, ")")[with_unit]
  columns
}

# The whole table; text as factors where `factors` is TRUE.
tandem_table <- function(results, table, factors = FALSE) {
  columns <- tandem_columns(results, table)
  frame <- utils::read.csv(file.path(results$directory, tandem_resource(results, table)$path), check.names = FALSE,
                           colClasses = ifelse(columns$type == "string", "character", "numeric"), na.strings = "",
                           encoding = "UTF-8", stringsAsFactors = FALSE)
  for (i in seq_along(frame)) {
    if (factors && is.character(frame[[i]])) frame[[i]] <- factor(frame[[i]])
    attr(frame[[i]], "unit") <- columns$unit[i]
    attr(frame[[i]], "label") <- columns$label[i]
  }
  frame
}

# Writes every table as <folder>/<table>.parquet and returns the paths. Whole numbers are INT64, numbers DOUBLE, text STRING;
# units and labels stand in the file's metadata, as unit.<column> and label.<column>.
tandem_parquet <- function(results, folder) {
  if (!requireNamespace("nanoparquet", quietly = TRUE)) stop("tandem_parquet needs the package nanoparquet")
  dir.create(folder, showWarnings = FALSE, recursive = TRUE)
  types <- c(integer = "INT64", number = "DOUBLE", string = "STRING")
  write <- function(table) {
    columns <- tandem_columns(results, table)
    path <- file.path(folder, paste0(table, ".parquet"))
    metadata <- c(columns$unit, columns$label)
    names(metadata) <- paste0(rep(c("unit.", "label."), each = nrow(columns)), columns$name)
    schema <- do.call(nanoparquet::parquet_schema, as.list(stats::setNames(types[columns$type], columns$name)))
    nanoparquet::write_parquet(tandem_table(results, table), path, schema = schema, metadata = metadata)
    path
  }
  invisible(vapply(names(results$resources), write, "", USE.NAMES = FALSE))
}
