#!/usr/bin/env python3
"""Makes the service models that Baton's integrations speak by, out of the package that carries AWS's published ones.

    generate.py            downloads the pinned botocore and writes the files below
    generate.py --check    says whether the files below are what it would write; exit code 1 when they are not,
                           3 when the package cannot be had
    generate.py --sdist FOLDER ...    the same, from an unpacked source package

Writes, under lambda-handlers/integrations/src:
  main/resources/dev/baton/integrations/sdk/model/SERVICE.model   one for each service, read when the service is first called
  main/resources/dev/baton/integrations/sdk/model/services.txt    their names
  main/resources/dev/baton/integrations/sdk/model/partitions.json regions and DNS suffixes, for the endpoint rules
  test/resources/dev/baton/integrations/sdk/protocol-cases.z      AWS's protocol cases
  test/resources/dev/baton/integrations/sdk/endpoint-cases.z      AWS's endpoint cases

The form of a model is told in README.md. Needs Python 3.9 and pip, nothing else.
"""
import argparse
import json
import os
import re
import struct
import subprocess
import sys
import tarfile
import tempfile
import zlib

VERSION = "1.44.8"
# AWS has ended some services since, and took their models away; definitions that name them can still be taken, and mocked.
ENDED_VERSION = "1.40.0"
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MAIN = "lambda-handlers/integrations/src/main/resources/dev/baton/integrations/sdk/model"
TEST = "lambda-handlers/integrations/src/test/resources/dev/baton/integrations/sdk"

# As Step Functions' list of what it does not offer: what is deprecated, and what hands out credentials. Actions with streams of
# events are not offered either; they are left out altogether.
NOT_OFFERED = {
    "s3": {"WriteGetObjectResponse"},
    "lambda": {"InvokeAsync"},
    "rdsdata": {"ExecuteSql"},
    "emr": {"DescribeJobFlows"},
    "sts": {
        "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "DecodeAuthorizationMessage", "GetFederationToken",
        "GetSessionToken", "AssumeRoot", "GetDelegatedAccessToken", "GetWebIdentityToken",
    },
}

NUMBERS = ("integer", "long", "float", "double")
MEMBER_TRAITS = (
    "location", "locationName", "queryName", "flattened", "xmlAttribute", "xmlNamespace", "streaming", "idempotencyToken",
    "jsonvalue", "timestampFormat", "hostLabel", "contextParam",
)
SHAPE_TRAITS = ("payload", "timestampFormat", "flattened", "document", "streaming", "locationName", "xmlNamespace", "wrapper",
                "xmlOrder", "eventstream", "union", "sparse")
OPERATION_TRAITS = ("http", "endpoint", "staticContextParams", "operationContextParams", "unsignedPayload", "httpChecksum",
                    "httpChecksumRequired", "requestcompression", "authtype", "readonly", "idempotent", "endpointdiscovery")


def words(name):
    """The words of a name, split as the SDK for Java splits them."""
    name = re.sub(r"[^A-Za-z0-9]+", " ", name)
    name = re.sub(r"([^a-z]{2,})v([0-9]+)", r"\1 v\2 ", name)
    name = re.sub(r"([^A-Z]{2,})V([0-9]+)", r"\1 V\2 ", name)
    name = " ".join(re.split(r"(?<=[a-z])(?=[A-Z](?:[a-zA-Z]|[0-9]))", name))
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1 \2", name)
    name = re.sub(r"([0-9])([a-zA-Z])", r"\1 \2", name)
    return name.split()


def client_name(service_id):
    """The SDK for Java's name of a service, by which errors are named: DynamoDb, Sfn, CloudWatchLogs."""
    pascal = "".join(word[0].upper() + word[1:].lower() for word in words(service_id))
    pascal = re.sub(r"^(Aws|Amazon)(?=.)", "", pascal)
    return re.sub(r"(?<=.)Service$", "", pascal)


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def recorded_bounds():
    """Bounds of numbers that Step Functions was seen to apply where the pinned model has others, by service and shape."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "recorded-bounds.json")) as file:
        return json.load(file)


def with_recorded_bounds(arn_name, shapes, recorded):
    """The shapes with these bounds; a bound of a shape that is no number there, or that the model has by now, must leave the table."""
    bounded = dict(shapes)
    for name, entry in recorded.get(arn_name, {}).items():
        bounds = {limit: entry[limit] for limit in ("min", "max") if limit in entry}
        shape = shapes.get(name, {})
        if shape.get("type") not in NUMBERS or not bounds or all(shape.get(limit) == bound for limit, bound in bounds.items()):
            raise ValueError(f"recorded-bounds.json: {arn_name}.{name} changes nothing in the model: {shape}")
        bounded[name] = {**shape, **bounds}
    return bounded


class Shapes:
    """Numbers the shapes that operations reach; scalars of the same traits are one."""

    def __init__(self, model):
        self.shapes = model["shapes"]
        self.numbers = {}
        self.scalars = {}
        self.lines = []

    def number(self, name):
        if name in self.numbers:
            return self.numbers[name]
        shape = self.shapes[name]
        if shape["type"] not in ("structure", "list", "map"):
            line = compact(self.scalar(shape))
            if line not in self.scalars:
                self.scalars[line] = len(self.lines)
                self.lines.append(line)
            self.numbers[name] = self.scalars[line]
            return self.numbers[name]
        number = self.numbers[name] = len(self.lines)
        self.lines.append("")
        self.lines[number] = compact(self.aggregate(name, shape))
        return number

    def scalar(self, shape):
        traits = {trait: shape[trait] for trait in SHAPE_TRAITS if trait in shape}
        if "enum" in shape:
            traits["enum"] = shape["enum"]
        if shape["type"] in NUMBERS:
            traits.update({limit: shape[limit] for limit in ("min", "max") if limit in shape})
        return {"type": shape["type"], **traits}

    def aggregate(self, name, shape):
        out = {"type": shape["type"], **{trait: shape[trait] for trait in SHAPE_TRAITS if trait in shape}}
        if shape["type"] == "structure":
            out["name"] = name
            if shape.get("required"):
                out["required"] = shape["required"]
            out["members"] = {member: self.reference(ref) for member, ref in shape["members"].items()}
        elif shape["type"] == "list":
            out["member"] = self.reference(shape["member"])
        else:
            out["key"] = self.reference(shape["key"])
            out["value"] = self.reference(shape["value"])
        return out

    def reference(self, ref):
        traits = {trait: ref[trait] for trait in MEMBER_TRAITS if trait in ref}
        number = self.number(ref["shape"])
        return [number, traits] if traits else number


def protocol(metadata):
    """The protocol that is spoken: of several the one with JSON, for what it carries can be read by people."""
    named = metadata["protocol"]
    if named != "smithy-rpc-v2-cbor":
        return named
    others = [one for one in metadata.get("protocols", []) if one != named]
    return "json" if "json" in others else (others + [named])[0]


# Step Functions has an integration of its own for it, which makes a document of the stream.
READ_STREAMS = {"InvokeHarness"}


def streams(operation, side, shapes):
    """Whether the operation streams events in that direction."""
    if side not in operation:
        return False
    shape = shapes[operation[side]["shape"]]
    return any(shapes[ref["shape"]].get("eventstream") for ref in shape.get("members", {}).values())


def unsupported(name, operation, shapes):
    """Whether the operation streams events."""
    return streams(operation, "input", shapes) or (streams(operation, "output", shapes) and name not in READ_STREAMS)


def service_lines(arn_name, model):
    metadata = model["metadata"]
    shapes = Shapes(model)
    offered = {
        name: operation
        for name, operation in sorted(model["operations"].items())
        if not unsupported(name, operation, model["shapes"])
    }
    operations = []
    for name, operation in offered.items():
        line = {trait: operation[trait] for trait in OPERATION_TRAITS if trait in operation}
        if arn_name == "s3":
            line["http"] = {**line["http"], "requestUri": without_bucket(line["http"]["requestUri"])}
        for side in ("input", "output"):
            if side in operation and not streams(operation, side, model["shapes"]):
                traits = {key: value for key, value in operation[side].items() if key not in ("shape", "documentation")}
                line[side] = [shapes.number(operation[side]["shape"]), traits]
        if name in NOT_OFFERED.get(arn_name, ()) or name in READ_STREAMS:
            line["notOffered"] = True
        operations.append(compact(line))
    head = {
        "client": client_name(metadata["serviceId"]),
        **{key: metadata[key] for key in ("serviceId", "endpointPrefix", "signingName", "apiVersion", "targetPrefix", "jsonVersion",
                                          "xmlNamespace", "signatureVersion", "globalEndpoint", "awsQueryCompatible",
                                          "checksumFormat") if key in metadata},
        "protocol": protocol(metadata),
        "auth": metadata.get("auth", []),
        "operations": list(offered),
        "exceptions": exceptions(model),
        "clientContextParams": model.get("clientContextParams", {}),
    }
    return [compact(head)] + operations + shapes.lines


def without_bucket(uri):
    """S3's endpoint rules put the bucket where it belongs: before the host, or before the path."""
    rest = re.sub(r"^/\{Bucket\}", "", uri)
    return rest if rest.startswith("/") else "/" + rest


def exceptions(model):
    """The errors of the model by name, with the code that the wire has for them where it is another one."""
    found = {}
    for name, shape in sorted(model["shapes"].items()):
        if shape.get("exception"):
            found[name] = shape.get("error", {}).get("code", "")
    return found


def newest(folder):
    versions = [one for one in os.listdir(folder) if find(os.path.join(folder, one, "service-2.json"))]
    return os.path.join(folder, max(versions)) if versions else None


def find(path):
    for candidate in (path, path + ".gz"):
        if os.path.exists(candidate):
            return candidate
    return None


def load(path):
    import gzip
    found = find(path)
    with (gzip.open(found) if found.endswith(".gz") else open(found, "rb")) as file:
        return json.load(file)


def packed(*sections):
    """Sections one after the other, each deflated by itself, with its length before it."""
    out = b""
    for section in sections:
        deflated = zlib.compress(section.encode(), 9)
        out += struct.pack(">I", len(deflated)) + deflated
    return out


def generate(sdist, ended):
    data = os.path.join(sdist, "botocore", "data")
    files = {}
    folders = {}
    recorded = recorded_bounds()
    for package in (sdist, ended):
        add_services(os.path.join(package, "botocore", "data"), folders, files, recorded)
    unknown = sorted(set(recorded) - set(folders))
    if unknown:
        raise ValueError(f"recorded-bounds.json names services that there are not: {unknown}")
    files[f"{MAIN}/services.txt"] = ("\n".join(sorted(folders)) + "\n").encode()
    files[f"{MAIN}/partitions.json"] = compact(load(os.path.join(data, "partitions.json"))).encode()
    files[f"{TEST}/protocol-cases.z"] = packed(compact(protocol_cases(sdist)))
    files[f"{TEST}/endpoint-cases.z"] = packed(compact(endpoint_cases(sdist, folders)))
    return files


def add_services(data, folders, files, recorded):
    """Adds those that are not there yet: one service is published twice (sms-voice, pinpoint-sms-voice)."""
    for folder in sorted(os.listdir(data)):
        if not os.path.isdir(os.path.join(data, folder)):
            continue
        version = newest(os.path.join(data, folder))
        if version is None:
            continue
        model = load(os.path.join(version, "service-2.json"))
        arn_name = client_name(model["metadata"]["serviceId"]).lower()
        if arn_name in folders:
            continue
        folders[arn_name] = folder
        model["shapes"] = with_recorded_bounds(arn_name, model["shapes"], recorded)
        rules = load(os.path.join(version, "endpoint-rule-set-1.json"))
        files[f"{MAIN}/{arn_name}.model"] = packed("\n".join(service_lines(arn_name, model)), compact(without_documentation(rules)))


def without_documentation(value):
    if isinstance(value, dict):
        return {key: without_documentation(inner) for key, inner in value.items() if key != "documentation"}
    if isinstance(value, list):
        return [without_documentation(inner) for inner in value]
    return value


PROTOCOL_FILES = ("json", "json_1_0", "rest-json", "rest-xml", "query", "ec2", "smithy-rpc-v2-cbor",
                  "json_1_0-query-compatible", "smithy-rpc-v2-cbor-query-compatible",
                  "smithy-rpc-v2-cbor-non-query-compatible")


def protocol_cases(sdist):
    """All suites, each with its shapes brought into the form of a service's model."""
    suites = []
    for direction in ("input", "output"):
        for file in PROTOCOL_FILES:
            for suite in load(os.path.join(sdist, "tests/unit/protocols", direction, file + ".json")):
                for case in suite["cases"]:
                    given = case["given"]
                    metadata = {"serviceId": "Test", "endpointPrefix": "test", "signatureVersion": "v4", **suite["metadata"]}
                    metadata["protocol"] = metadata["protocol"] if "protocol" in metadata else metadata["protocols"][0]
                    model = {"metadata": metadata, "shapes": suite["shapes"], "operations": {given["name"]: given}}
                    suites.append({
                        "suite": file,
                        "direction": direction,
                        "operation": given["name"],
                        "model": service_lines("test", model),
                        **{key: value for key, value in case.items() if key not in ("given", "description")},
                        "clientEndpoint": suite.get("clientEndpoint", ""),
                    })
    return suites


def endpoint_cases(sdist, folders):
    cases = {}
    for arn_name, folder in folders.items():
        path = os.path.join(sdist, "tests/functional/endpoint-rules", folder, "endpoint-tests-1.json")
        if find(path):
            cases[arn_name] = [
                {key: case[key] for key in ("params", "expect") if key in case}
                for case in without_documentation(load(path))["testCases"]
            ]
    return cases


def download(version):
    folder = os.path.join(tempfile.gettempdir(), f"baton-models-{version}-{os.getuid()}")
    if os.path.isdir(os.path.join(folder, f"botocore-{version}", "tests")):
        return os.path.join(folder, f"botocore-{version}")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", folder,
         f"botocore=={version}"],
        check=True)
    with tarfile.open(os.path.join(folder, f"botocore-{version}.tar.gz")) as archive:
        archive.extractall(folder)
    return os.path.join(folder, f"botocore-{version}")


def content(path, data):
    """What a file says, however it was compressed."""
    if path.endswith((".model", ".z")):
        sections = []
        while data:
            length = struct.unpack(">I", data[:4])[0]
            sections.append(zlib.decompress(data[4:4 + length]))
            data = data[4 + length:]
        return sections
    return data


def check(files):
    wrong = []
    for path, data in files.items():
        target = os.path.join(ROOT, path)
        if not os.path.exists(target):
            wrong.append(path + " is missing")
        elif content(path, open(target, "rb").read()) != content(path, data):
            wrong.append(path + " is not what the script makes")
    there = {f"{MAIN}/{name}" for name in os.listdir(os.path.join(ROOT, MAIN))}
    wrong.extend(f"{path} is of no service" for path in sorted(there - set(files)))
    print("\n".join(wrong) if wrong else f"{len(files)} files are current (botocore {VERSION}, services that ended of {ENDED_VERSION})")
    return 1 if wrong else 0


def write(files):
    for path, data in files.items():
        target = os.path.join(ROOT, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if os.path.exists(target) and content(path, open(target, "rb").read()) == content(path, data):
            continue
        with open(target, "wb") as file:
            file.write(data)
    print(f"{len(files)} files, {sum(len(data) for path, data in files.items() if path.startswith(MAIN))} bytes of models")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--sdist")
    arguments = parser.parse_args()
    try:
        sdist = arguments.sdist or download(VERSION)
        ended = download(ENDED_VERSION)
    except (subprocess.CalledProcessError, OSError) as failure:
        print(f"botocore {VERSION} or {ENDED_VERSION} cannot be had: {failure}")
        return 3
    files = generate(sdist, ended)
    return check(files) if arguments.check else write(files)


if __name__ == "__main__":
    sys.exit(main())
