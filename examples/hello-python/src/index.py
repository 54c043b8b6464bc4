import json

import webcolors


def handler(event, context):
    """A function for Python with the handler index.handler: names a color."""
    query = event.get("queryStringParameters") or {}
    value = query.get("hex", "#ff0000")
    return {
        "statusCode": 200,
        "headers": {"Content-Type": "application/json"},
        "isBase64Encoded": False,
        "body": json.dumps({"hex": value, "name": webcolors.hex_to_name(value)}),
    }
