"""The rival: reads values over one connection of python3-impacket, each by opening its key, querying it and closing the key. Run as its own process,
by a Python that has impacket: port, key below HKLM, number of values, rounds; prints nanoseconds per value for each round. The account is in the
environment."""
import os
import sys
import time

from impacket.dcerpc.v5 import rrp, transport


def connect(port):
    way = transport.DCERPCTransportFactory(r"ncacn_np:127.0.0.1[\pipe\winreg]")
    way.set_dport(port)
    way.setRemoteHost("127.0.0.1")
    way.set_credentials(os.environ["KEYTURN_USER"], os.environ["KEYTURN_PASSWORD"], "", "", "")
    rpc = way.get_dce_rpc()
    rpc.connect()
    rpc.bind(rrp.MSRPC_UUID_RRP)
    return rpc


def main():
    port, key, values, rounds = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    rpc = connect(port)
    root = rrp.hOpenLocalMachine(rpc)["phKey"]
    for _ in range(rounds):
        start = time.perf_counter_ns()
        for number in range(values):
            opened = rrp.hBaseRegOpenKey(rpc, root, key)["phkResult"]
            rrp.hBaseRegQueryValue(rpc, opened, f"v{number}")
            rrp.hBaseRegCloseKey(rpc, opened)
        print((time.perf_counter_ns() - start) // values)
    rpc.disconnect()


if __name__ == "__main__":
    main()
