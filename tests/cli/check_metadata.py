"""check_metadata.py DIR…: datapackage.json and ro-crate-metadata.json of directories of results say what lies there. Prints what
is wrong. What is asked for is what Frictionless tabular data package 1 and RO-Crate 1.1 require."""
import csv
import datetime
import json
import os
import re
import sys
import urllib.parse

faults = []


def check(holds, *what):
    if not holds:
        faults.append(" ".join(str(one) for one in what))


def load(directory, name):
    with open(os.path.join(directory, name), encoding="utf-8") as file:
        return json.load(file)


def is_of(kind, cell):
    try:
        return cell == "" or kind == "string" or (int(cell) if kind == "integer" else float(cell)) is not None
    except ValueError:
        return False


def check_table(directory, resource):
    name, fields = resource["name"], resource["schema"]["fields"]
    path = os.path.join(directory, resource["path"])
    check(re.fullmatch(r"[-a-z0-9._/]+", name), name, "is no name of a resource")
    check(resource["profile"] == "tabular-data-resource", name, "has another profile")
    check(resource["bytes"] == os.path.getsize(path), name, "has another size")
    check(resource["schema"]["missingValues"] == [""], name, "has other missing values")
    for field in fields:
        check(field["type"] in ("integer", "number", "string"), name, field)
        check(field["description"] != "" and "unit" in field, name, "does not describe", field["name"])
    keys = set()
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        check(next(rows) == [field["name"] for field in fields], name, "has other columns")
        for row in rows:
            for field, cell in zip(fields, row):
                check(is_of(field["type"], cell), name, field["name"], "is no", field["type"], cell)
                if field["type"] == "integer" and cell != "":
                    check(abs(int(cell)) < 10 ** 15, name, field["name"], "has more digits than a spreadsheet keeps:", cell)
            check(len(row) == len(fields), name, "has rows of another length")
            key = tuple(row[i] for i, field in enumerate(fields) if field["name"] in resource["schema"].get("primaryKey", []))
            check(key == () or key not in keys, name, "has a key twice:", key)
            keys.add(key)


def keys_of(directory, resource, columns):
    with open(os.path.join(directory, resource["path"]), encoding="utf-8", newline="") as file:
        return {tuple(row[column] for column in columns) for row in csv.DictReader(file)}


def check_foreign_keys(directory, resources):
    """Every row finds the row of the other table that it names, as people join them."""
    for name, resource in resources.items():
        for key in resource["schema"].get("foreignKeys", []):
            other = resources[key["reference"]["resource"]]
            lost = keys_of(directory, resource, key["fields"]) - keys_of(directory, other, key["reference"]["fields"])
            check(not lost, name, "has rows without one in", other["name"], sorted(lost)[:3])
    for name in {"episodes", "weekly", "outputs"} & set(resources):
        check("foreignKeys" in resources[name]["schema"], name, "is joined with nothing")


def check_package(directory):
    package = load(directory, "datapackage.json")
    check(package["profile"] == "tabular-data-package", "another profile of the package")
    check(re.fullmatch(r"[-a-z0-9._/]+", package["name"]), package["name"], "is no name of a package")
    datetime.datetime.strptime(package["created"], "%Y-%m-%dT%H:%M:%SZ")
    tables = sorted(name for name in os.listdir(directory) if name.endswith(".csv"))
    check([one["path"] for one in package["resources"]] == tables, "the package lists other tables than", tables)
    for resource in package["resources"]:
        check_table(directory, resource)
    check_foreign_keys(directory, {one["name"]: one for one in package["resources"]})


def check_crate(directory):
    crate = load(directory, "ro-crate-metadata.json")
    check(crate["@context"] == "https://w3id.org/ro/crate/1.1/context", "another context")
    entities = {one["@id"]: one for one in crate["@graph"]}
    check(len(entities) == len(crate["@graph"]), "an @id stands twice")
    about, root = entities["ro-crate-metadata.json"], entities["./"]
    check(about["@type"] == "CreativeWork" and about["about"] == {"@id": "./"}, "no metadata descriptor")
    check(about["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}, "conforms to nothing")
    check(root["@type"] == "Dataset", "the root is no dataset")
    for key in ("name", "description", "datePublished", "license", "hasPart"):
        check(root.get(key), "the root has no", key)
    datetime.datetime.strptime(root["datePublished"], "%Y-%m-%dT%H:%M:%SZ")
    parts = [one["@id"] for one in root["hasPart"]]
    check(all(re.fullmatch(r"[-._~/%A-Za-z0-9]+", part) for part in parts), "an @id is no reference")
    for reference in parts:
        part = urllib.parse.unquote(reference)
        check(os.path.isfile(os.path.join(directory, part)), part, "does not exist")
        check(entities[reference]["@type"] == "File" and entities[reference]["encodingFormat"], part, "is no file")
        if "contentSize" in entities[reference]:
            check(entities[reference]["contentSize"] == str(os.path.getsize(os.path.join(directory, part))), part, "has another size")
    parts = [urllib.parse.unquote(part) for part in parts]
    there = [os.path.relpath(os.path.join(folder, name), directory) for folder, _, names in os.walk(directory) for name in names]
    check(sorted(parts) == sorted(set(there) - {"ro-crate-metadata.json"}), "not listed:", set(there) - set(parts))
    linked = {one["@id"] for entity in crate["@graph"] for value in entity.values()
              for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)}
    for link in linked:
        check(link in entities or link.startswith("http"), link, "is linked and not there")


for directory in sys.argv[1:]:
    check_package(directory)
    check_crate(directory)
print("\n".join(faults[:20]))
sys.exit(len(faults) > 0)
