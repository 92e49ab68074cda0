# Reads the CSV of `syriatimeline timeline --format csv` with base R alone.
#
#   Rscript timeline.R timeline.csv

path <- commandArgs(trailingOnly = TRUE)[1]

# Everything as text first: R must not guess that "2024-12" is a number or a day.
events <- read.csv(path, encoding = "UTF-8", na.strings = "", colClasses = "character")
days <- c("earliest", "latest", "certain_from", "certain_to", "plot")
events[days] <- lapply(events[days], as.Date)
events$once <- events$once == "true"
events$independent_origins <- as.integer(events$independent_origins)

# A missing end is open or unknown. For "may it have been then?" both are infinite.
possible_between <- function(events, first, last) {
  begins <- ifelse(is.na(events$earliest), -Inf, as.numeric(events$earliest))
  ends <- ifelse(is.na(events$latest), Inf, as.numeric(events$latest))
  begins <= as.numeric(as.Date(last)) & ends >= as.numeric(as.Date(first))
}

december <- events[possible_between(events, "2024-12-01", "2024-12-31"), ]
cat("events:", nrow(events), "\n")
cat("possible in December 2024:", nrow(december), "\n")
cat("without a first day:", sum(is.na(events$earliest)), "\n")
print(table(events$earliest_is, events$latest_is, dnn = c("earliest", "latest")))

# Several names in one cell are joined by "; ".
actors <- table(unlist(strsplit(events$source_actors, "; ")))
print(head(sort(actors, decreasing = TRUE), 3))
