"""Prints every number of the event files below a folder: unit, step, tag, value. Checks framing, checksums and order."""

import struct
import sys
from pathlib import Path

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory


def messages():
    """Event and what it holds, as tensorflow/core/util/event.proto and framework/summary.proto declare them."""
    field = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name="event.proto", package="t", syntax="proto3")

    def declare(name, *fields):
        message = file.message_type.add(name=name)
        for number, label, kind, title, of in fields:
            message.field.add(name=title, number=number, label=label, type=kind, type_name=of)

    one, many = field.LABEL_OPTIONAL, field.LABEL_REPEATED
    declare("Value", (1, one, field.TYPE_STRING, "tag", None), (2, one, field.TYPE_FLOAT, "simple_value", None))
    declare("Summary", (1, many, field.TYPE_MESSAGE, "value", ".t.Value"))
    declare(
        "Event",
        (1, one, field.TYPE_DOUBLE, "wall_time", None),
        (2, one, field.TYPE_INT64, "step", None),
        (3, one, field.TYPE_STRING, "file_version", None),
        (5, one, field.TYPE_MESSAGE, "summary", ".t.Summary"),
    )
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    described = pool.FindMessageTypeByName("t.Event")
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(described)
    return message_factory.MessageFactory(pool).GetPrototype(described)


def masked(data):
    """CRC-32C bit by bit, reflected polynomial 0x82F63B78, and TensorFlow's mask."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    crc ^= 0xFFFFFFFF
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def records(path):
    data = path.read_bytes()
    place = 0
    while place < len(data):
        head = data[place : place + 8]
        (length,), (check,) = struct.unpack("<Q", head), struct.unpack_from("<I", data, place + 8)
        assert masked(head) == check, "length"
        record = data[place + 12 : place + 12 + length]
        (check,) = struct.unpack_from("<I", data, place + 12 + length)
        assert masked(record) == check, "data"
        yield record
        place += 16 + length


event_class = messages()
for path in sorted(Path(sys.argv[1]).rglob("*tfevents*")):
    last = -1
    for number, record in enumerate(records(path)):
        event = event_class.FromString(record)
        assert not event.UnknownFields() if hasattr(event, "UnknownFields") else True
        assert (event.file_version == "brain.Event:2") == (number == 0)
        assert event.step >= last or number == 0
        assert event.wall_time == event.step
        last = event.step
        for value in event.summary.value:
            print(path.parent.name, event.step, value.tag, repr(value.simple_value))
