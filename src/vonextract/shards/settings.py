"""How documents are spread over machines and folded in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShardSettings:
    """How documents are spread over machines and folded in.

    Attributes:
        tries: how often a parcel is tried when machines are lost under it.
        ahead: parcels that wait or are read for every processor of the cluster.
        parcel: documents of a parcel that becomes a shard: few enough to be read again, many enough
            for a file.
        rows: rows of a transaction, so that the memory of a fold does not grow with the number of
            shards.
        shards: shards of a transaction at most, for those that hold few rows.
    """

    tries: int = 4
    ahead: int = 2
    parcel: int = 16
    rows: int = 200_000
    shards: int = 256


SETTINGS = ShardSettings()
