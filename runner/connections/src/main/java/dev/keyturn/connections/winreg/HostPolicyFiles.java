package dev.keyturn.connections.winreg;

import dev.keyturn.engine.connection.KnownDomains;
import dev.keyturn.module.PolicyFiles;
import dev.keyturn.registry.RegistryException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one host's policies, by the account that reaches the host: in the session with the host where they are on it, else in one with a
 * server of the domain. The host says which server, and is heard only as far as this machine knows the domain: nobody logs on anywhere else, and by
 * NTLM only where this machine was told the server. An account of the host itself is not tried on a domain, where another of that name may be locked
 * by it.
 */
final class HostPolicyFiles implements PolicyFiles {
    private final WinregSettings settings;
    private final SysvolPlace place;
    private final Reconnecting host;
    private final SysvolFiles sysvol;

    HostPolicyFiles(WinregSettings settings, SysvolPlace place, Reconnecting host, SysvolFiles sysvol) {
        this.settings = settings;
        this.place = place;
        this.host = host;
        this.sysvol = sysvol;
    }

    @Override
    public Map<String, Answer> read(List<String> paths, Optional<String> server) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        Map<SharePath, String> names = new LinkedHashMap<>();
        for (String path : paths) {
            SharePath.of(path).ifPresentOrElse(share -> names.put(share, path),
                    () -> answers.put(path, Answer.unknown("'" + path + "' is no path of a file; expected \\\\domain\\sysvol\\... or C:\\...")));
        }
        List<SharePath> own = names.keySet().stream().filter(SharePath::onHost).toList();
        if (!own.isEmpty()) {
            here(own).forEach((path, answer) -> answers.put(names.get(path), answer));
        }
        KnownDomains domains = settings.domains();
        List<SharePath> shared = new ArrayList<>();
        names.keySet().stream().filter(path -> !path.onHost()).forEach(path -> objection(path, domains).ifPresentOrElse(
                why -> answers.put(names.get(path), Answer.unknown("it points to " + path.place() + ", " + why + ", so nobody logs on there")),
                () -> shared.add(path)));
        Optional<String> usual = server.filter(name -> domains.objection(name).isEmpty());
        sysvol.get(shared, settings, place, left -> there(left, usual)).forEach((path, answer) -> answers.put(names.get(path), answer));
        return answers;
    }

    private Optional<String> objection(SharePath path, KnownDomains domains) {
        if (!path.share().equalsIgnoreCase("SYSVOL")) {
            return Optional.of("which is not where a domain has its policies");
        }
        return place.server().isPresent() || path.server().equalsIgnoreCase(settings.address()) ? Optional.empty()
                : domains.objection(path.server()).map(why -> why + " (if it is right, 'gpo_sysvol_host' tells a server)");
    }

    private Map<SharePath, Answer> here(List<SharePath> paths) {
        try {
            return host.read(session -> new SmbFiles(session.link().session()).read(paths));
        } catch (RegistryException e) {
            return unknown(paths, e.getMessage());
        }
    }

    private Map<SharePath, Answer> there(List<SharePath> paths, Optional<String> usual) {
        Map<String, List<SharePath>> byServer = new LinkedHashMap<>();
        paths.forEach(path -> byServer.computeIfAbsent(place.server(path.server(), usual), s -> new ArrayList<>()).add(path));
        Map<SharePath, Answer> answers = new LinkedHashMap<>();
        byServer.forEach((server, files) -> answers.putAll(at(server, files)));
        return answers;
    }

    private Map<SharePath, Answer> at(String server, List<SharePath> paths) {
        if (server.equalsIgnoreCase(settings.address()) && place.port() == settings.port()) {
            return here(paths);
        }
        if (place.server().isPresent()) {
            return sysvol.readAt(settings.at(server, place.port()), paths);
        }
        if (settings.way() == LogonWay.NTLM) {
            return unknown(paths, "a server that a managed host names gets no NTLM, and 'winreg_auth: ntlm' forbids Kerberos; 'gpo_sysvol_host'"
                    + " tells a server");
        }
        if (!settings.account().ofDomain()) {
            return unknown(paths, settings.account() + " is no account of a domain, so " + server + " is not asked; name one as DOMAIN\\user, or set"
                    + " 'gpo_sysvol_host'");
        }
        return sysvol.readAt(settings.atNamedByHost(server, place.port()), paths);
    }

    private static Map<SharePath, Answer> unknown(List<SharePath> paths, String why) {
        Map<SharePath, Answer> answers = new LinkedHashMap<>();
        paths.forEach(path -> answers.put(path, Answer.unknown(path + " cannot be read: " + why)));
        return answers;
    }
}
