"""Prints the messages of a log group: cloudwatch.py boto3|original URL GROUP FROM TO, in milliseconds, half open.

boto3 alone is what the Python original is made on, and cannot be faster than. The package of the original is taken from FLOWLOGS_PYTHON.
"""
import os
import sys
from datetime import datetime

import boto3


def with_boto3(client, group, start, end):
    pages = client.get_paginator("filter_log_events")
    for page in pages.paginate(logGroupName=group, startTime=start, endTime=end - 1):
        for event in page["events"]:
            print(event["message"])


def with_original(client, group, start, end):
    sys.path.insert(0, os.environ["FLOWLOGS_PYTHON"])
    from flowlogs_reader import FlowLogsReader

    # Its end is inclusive and in seconds. Without a pattern, since the server knows none.
    reader = FlowLogsReader(
        group,
        boto_client=client,
        filter_pattern=None,
        start_time=datetime.utcfromtimestamp(start // 1000),
        end_time=datetime.utcfromtimestamp(end // 1000 - 1),
    )
    for record in reader:
        print(record.to_message())


tool, url, group, start, end = sys.argv[1:]
read = {"boto3": with_boto3, "original": with_original}[tool]
read(boto3.client("logs", endpoint_url=url), group, int(start), int(end))
