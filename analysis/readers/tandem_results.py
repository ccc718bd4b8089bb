"""Opens a directory of results of tandem by name, with the types, units and labels of its schema.

    import tandem_results
    results = tandem_results.open("out/baseline")
    print(results)                         # tables and how many columns each has
    episodes = results.table("episodes")   # a data frame where pandas is installed, else a list of dicts
    results.unit("episodes", "cost")       # "million NTD"
    results.parquet("out/parquet")         # needs pandas and one of pyarrow and fastparquet (pip install pyarrow)

What a table holds stands in datapackage.json beside it. An empty cell is None (pandas: <NA>). Keys of episodes are below
10^15, so that they are exact in doubles too. From a shell: python3 tandem_results.py DIR [--parquet FOLDER]
"""

import csv
import io
import json
import os
import sys

__all__ = ["open", "Results"]

_CONVERT = {"integer": int, "number": float, "string": str}
_PANDAS = {"integer": "Int64", "number": "float64", "string": "string"}


def open(directory):
    """The results in a directory that tandem run, compare, sweep or export has written."""
    return Results(directory)


class Results:
    """Tables by name, each with its columns; `scenarios` are the names that the numbers of the column scenario stand for."""

    def __init__(self, directory):
        self.directory = os.fspath(directory)
        self._resources = {one["name"]: one for one in self._json("datapackage.json")["resources"]}
        self.manifest = self._json("manifest.json") if self._has("manifest.json") else {}
        self.scenarios = [one["name"] for one in self.manifest.get("scenarios", [])]

    def __repr__(self):
        lines = ["%s: %s" % (name, one["description"]) for name, one in self._resources.items()]
        return "\n".join(["results in " + self.directory] + ["  " + line for line in lines])

    def _path(self, name):
        return os.path.join(self.directory, name)

    def _has(self, name):
        return os.path.exists(self._path(name))

    def _json(self, name):
        try:
            with io.open(self._path(name), encoding="utf-8") as file:
                return json.load(file)
        except FileNotFoundError:
            raise FileNotFoundError(
                "%s: holds no %s; `tandem export %s` writes it" % (self.directory, name, self.directory)) from None

    @property
    def names(self):
        """The names of the tables that lie there."""
        return list(self._resources)

    def _resource(self, table):
        if table not in self._resources:
            raise KeyError("%s has no table %r; it has %s" % (self.directory, table, ", ".join(self.names)))
        return self._resources[table]

    def columns(self, table):
        """Name, type, unit and description of each column, and its title where it has one: a list of dicts."""
        return self._resource(table)["schema"]["fields"]

    def _column(self, table, column):
        for field in self.columns(table):
            if field["name"] == column:
                return field
        raise KeyError("%s has no column %r" % (table, column))

    def unit(self, table, column):
        return self._column(table, column)["unit"]

    def label(self, table, column):
        """For axes and heads: "Public value (value units)"."""
        field = self._column(table, column)
        name = field.get("title", column)
        return "%s (%s)" % (name, field["unit"]) if field["unit"] else name

    def rows(self, table):
        """Yields one dict a row, one row in memory at a time; None for not available."""
        convert = {one["name"]: _CONVERT[one["type"]] for one in self.columns(table)}
        with io.open(self._path(self._resource(table)["path"]), encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield {name: convert[name](cell) if cell != "" else None for name, cell in row.items()}

    def table(self, table):
        """The whole table: a pandas data frame, whose attrs hold units and labels, or without pandas a list of dicts."""
        try:
            import pandas
        except ImportError:
            return list(self.rows(table))
        fields = self.columns(table)
        frame = pandas.read_csv(self._path(self._resource(table)["path"]), encoding="utf-8", keep_default_na=False,
                                na_values=[""], float_precision="round_trip",
                                dtype={one["name"]: _PANDAS[one["type"]] for one in fields})
        frame.attrs["units"] = {one["name"]: one["unit"] for one in fields}
        frame.attrs["labels"] = {one["name"]: self.label(table, one["name"]) for one in fields}
        return frame

    def parquet(self, folder):
        """Writes every table as FOLDER/<table>.parquet, with units and labels in its metadata; returns their paths."""
        import pandas
        os.makedirs(folder, exist_ok=True)
        paths = [os.path.join(folder, name + ".parquet") for name in self.names]
        for name, path in zip(self.names, paths):
            pandas.DataFrame.to_parquet(self.table(name), path, index=False)
        return paths


def main(arguments):
    if len(arguments) not in (1, 3) or (len(arguments) == 3 and arguments[1] != "--parquet"):
        sys.exit("usage: python3 tandem_results.py DIR [--parquet FOLDER]")
    try:
        results = open(arguments[0])
        print("\n".join(results.parquet(arguments[2])) if len(arguments) == 3 else results)
    except ImportError:
        sys.exit("--parquet needs pandas, and pyarrow or fastparquet")
    except OSError as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main(sys.argv[1:])
