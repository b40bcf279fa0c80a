"""Asks the Python original about a bucket: s3.py find|ipset|aggregate URL LOCATION NEEDLE. The package is taken from FLOWLOGS_PYTHON.

It reads the tree AWSLogs/ACCOUNT/vpcflowlogs/REGION/YEAR/MONTH/DAY below the location, of the days that the generator made.
"""
import os
import sys
from datetime import datetime, timezone

import boto3

sys.path.insert(0, os.environ["FLOWLOGS_PYTHON"])

from flowlogs_reader import S3FlowLogsReader, aggregated_records  # noqa: E402


def find(records, needle):
    for record in records:
        if needle in (record.srcaddr, record.dstaddr):
            print(record.to_message())


def ipset(records, needle):
    found = set()
    for record in records:
        found.update((record.srcaddr, record.dstaddr))
    found.discard(None)
    print("\n".join(found))


def epoch(time):
    return int(time.replace(tzinfo=timezone.utc).timestamp())


def aggregate(records, needle):
    keys = ("srcaddr", "dstaddr", "srcport", "dstport", "protocol")
    for group in aggregated_records(records):
        cells = [group[key] for key in keys] + [group["packets"], group["bytes"]]
        print(*cells, epoch(group["start"]), epoch(group["end"]), sep=",")


question, url, location, needle = sys.argv[1:]
reader = S3FlowLogsReader(
    location,
    boto_client=boto3.client("s3", endpoint_url=url),
    start_time=datetime(2024, 5, 31),
    end_time=datetime(2024, 6, 3),
)
{"find": find, "ipset": ipset, "aggregate": aggregate}[question](reader, needle)
