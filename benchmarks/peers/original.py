"""Asks the Python original: original.py find|ipset|aggregate FILE NEEDLE. The package is taken from FLOWLOGS_PYTHON."""
import importlib.abc
import importlib.machinery
import os
import sys
import types
from datetime import timezone

sys.path.insert(0, os.environ["FLOWLOGS_PYTHON"])


class Absent(types.ModuleType):
    """Stands for a module that is not installed: reading saved files needs neither the AWS SDK nor Parquet."""

    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


class AbsentModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("boto3", "botocore", "parquet"):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return Absent(spec.name)

    def exec_module(self, module):
        pass


sys.meta_path.append(AbsentModules())

from flowlogs_reader import FlowRecord, aggregated_records  # noqa: E402


def records(path):
    with open(path) as lines:
        for line in lines:
            if not line.startswith("version "):
                yield FlowRecord.from_cwl_event({"message": line})


def find(path, needle):
    for record in records(path):
        if needle in (record.srcaddr, record.dstaddr):
            print(record.to_message())


def ipset(path, needle):
    found = set()
    for record in records(path):
        found.update((record.srcaddr, record.dstaddr))
    found.discard(None)
    print("\n".join(found))


def epoch(time):
    return int(time.replace(tzinfo=timezone.utc).timestamp())


def aggregate(path, needle):
    keys = ("srcaddr", "dstaddr", "srcport", "dstport", "protocol")
    for group in aggregated_records(records(path)):
        cells = [group[key] for key in keys] + [group["packets"], group["bytes"]]
        print(*cells, epoch(group["start"]), epoch(group["end"]), sep=",")


{"find": find, "ipset": ipset, "aggregate": aggregate}[sys.argv[1]](*sys.argv[2:])
