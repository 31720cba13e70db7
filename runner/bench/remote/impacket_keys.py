"""Tells, from outside, what keys hold: reads their paths below HKLM, and prints for each the numbers of its values and subkeys, or `absent`. Run
as its own process, by a Python that has impacket: port."""
import sys

from impacket.dcerpc.v5 import rrp

from impacket_values import connect


def count(rpc, key, enumerate_one):
    """Impacket's own way to ask for the numbers is one that Samba refuses."""
    number = 0
    while True:
        try:
            enumerate_one(rpc, key, number)
            number += 1
        except rrp.DCERPCSessionError:
            return number


def main():
    rpc = connect(int(sys.argv[1]))
    root = rrp.hOpenLocalMachine(rpc)["phKey"]
    for line in sys.stdin:
        try:
            key = rrp.hBaseRegOpenKey(rpc, root, line.strip())["phkResult"]
        except rrp.DCERPCSessionError:
            print("absent")
            continue
        print(count(rpc, key, rrp.hBaseRegEnumValue), count(rpc, key, rrp.hBaseRegEnumKey))
        rrp.hBaseRegCloseKey(rpc, key)
    rpc.disconnect()


if __name__ == "__main__":
    main()
