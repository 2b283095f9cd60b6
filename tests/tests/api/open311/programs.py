"""Two public clients of Open311, as they come from PyPI, against a server that is running."""

import itertools
import json
import sys

# `three` was written when Python had it; without this it cannot be imported.
itertools.ifilter = filter

from georeport import GeoReport  # noqa: E402
from three import Three  # noqa: E402

endpoint, jurisdiction, key, picture = sys.argv[1:]
told = {}

writer = Three(endpoint, api_key=key, jurisdiction=jurisdiction)
told["discovery"] = sorted(each["type"] for each in writer.discovery()["endpoints"])
told["services"] = [each["service_code"] for each in writer.services()]
told["definition"] = writer.services("noise")["service_code"]
report = {"description": "夜里施工", "name": "Ann Lee", "phone": "13800000001"}
plain = writer.post("noise", lat="31.3", long="120.6", **report)
told["posted"] = list(plain[0])
number = plain[0]["service_request_id"]
with open(picture, "rb") as media:
    pictured = writer.post("facilities", address="梧桐路18号", description="路灯坏了", media=media)
told["pictured"] = "service_request_id" in pictured[0]
refused = Three(endpoint, api_key="nonsense", jurisdiction=jurisdiction).post("noise", lat="31.3", long="120.6")
told["refused"] = refused[0]["code"]
told["listed"] = len(writer.requests())
told["counted"] = len(writer.requests(count=1, page=2))
told["of_kind"] = [each["service_request_id"] == number for each in writer.requests("noise")]
told["between"] = len(writer.requests(between=["01-01-2026", "02-01-2026"]))
told["one"] = writer.request(number)[0]["description"]

for form in ["json", "xml"]:
    reader = GeoReport(endpoint, jurisdiction=jurisdiction, output_format=form)
    services = reader.get_service_list()
    told["georeport_" + form] = [
        services[0]["service_code"],
        reader.get_service_definition("noise")["service_code"],
        reader.get_service_request(number)["description"],
        len(reader.get_service_requests(status="open")),
        len(reader.get_service_requests(service_request_id=number + "," + pictured[0]["service_request_id"])),
    ]

print(json.dumps(told))
