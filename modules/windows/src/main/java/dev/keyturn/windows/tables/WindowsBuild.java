package dev.keyturn.windows.tables;

import java.util.EnumMap;
import java.util.Map;

/**
 * One row of the table of builds.
 *
 * @param build   the lowest build number the row is for
 * @param until   the highest build number it is for; the next row's may be lower
 * @param names   the products that began with it
 * @param version the version of Windows that goes with it, {@code 10.0} for example
 * @param client  the client role's defaults; a protocol that is not in it is unsupported
 * @param server  the server role's defaults, likewise
 * @param winHttp WinHTTP's default protocols, as bits
 * @param updates what has to be installed before something works on it
 * @param renames product names that the registry of this Windows gets wrong, with the right ones
 * @param source  who says so
 */
public record WindowsBuild(int build, int until, String names, String version, Map<Protocol, OsDefault> client, Map<Protocol, OsDefault> server,
                           int winHttp, WindowsUpdates updates, Map<String, String> renames, String source) {
    public WindowsBuild {
        client = new EnumMap<>(client);
        server = new EnumMap<>(server);
        renames = Map.copyOf(renames);
    }

    /** What this build does with a protocol by default. */
    public OsDefault defaultOf(Protocol protocol, Role role) {
        return (role == Role.CLIENT ? client : server).getOrDefault(protocol, OsDefault.UNSUPPORTED);
    }

    /** The product's name with what the registry gets wrong put right. */
    public String rightName(String productName) {
        for (Map.Entry<String, String> rename : renames.entrySet()) {
            if (productName.startsWith(rename.getKey())) {
                return rename.getValue() + productName.substring(rename.getKey().length());
            }
        }
        return productName;
    }
}
