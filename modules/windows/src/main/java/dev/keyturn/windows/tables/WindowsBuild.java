package dev.keyturn.windows.tables;

import java.util.EnumMap;
import java.util.Map;

/**
 * One row of the table of builds.
 *
 * @param build     the lowest build number the row is for
 * @param names     the products that began with it
 * @param client    the client role's defaults; a protocol that is not in it is unsupported
 * @param server    the server role's defaults, likewise
 * @param winHttp   WinHTTP's default protocols, as bits
 * @param source    who says so
 */
public record WindowsBuild(int build, String names, Map<Protocol, OsDefault> client, Map<Protocol, OsDefault> server, int winHttp, String source) {
    public WindowsBuild {
        client = new EnumMap<>(client);
        server = new EnumMap<>(server);
    }

    /** What this build does with a protocol by default. */
    public OsDefault defaultOf(Protocol protocol, Role role) {
        return (role == Role.CLIENT ? client : server).getOrDefault(protocol, OsDefault.UNSUPPORTED);
    }
}
