package dev.keyturn.engine.connection;

import dev.keyturn.language.source.SecretNames;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.variables.Layer;
import dev.keyturn.language.variables.Variables;
import dev.keyturn.module.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Decides how a host is reached: by the connection that one of its variables chooses by itself, as {@code regfile} does, else by
 * {@code ansible_connection}, else as {@code -c} says, else by the one that is usual for it.
 */
public final class Connector {
    /** Connections of Ansible's that start a program on the host; Keyturn has none. */
    private static final Set<String> SHELLS = Set.of("winrm", "psrp", "ssh", "paramiko", "paramiko_ssh", "smart", "aws_ssm");

    private final Map<String, ConnectionPlugin> plugins = new TreeMap<>();
    private final Templates templates;
    private final Consumer<ConnectionRequest> told;

    public Connector(Collection<ConnectionPlugin> plugins, Templates templates) {
        this(plugins, templates, request -> { });
    }

    /**
     * Tells somebody how hosts are reached.
     *
     * @param told hears of each way as soon as it is known, before it is gone
     */
    public Connector(Collection<ConnectionPlugin> plugins, Templates templates, Consumer<ConnectionRequest> told) {
        plugins.forEach(plugin -> this.plugins.put(plugin.name(), plugin));
        this.templates = templates;
        this.told = told;
    }

    /** A host and the way to it. */
    public record Address(ConnectionPlugin plugin, ConnectionRequest request) {
        /** The connection and where it leads, as {@code winreg:10.0.0.1} or {@code regfile:/path}. */
        public String place() {
            return plugin.name() + ":" + plugin.where(request);
        }

        /** Opens it. */
        public Connection open() throws ConnectionException {
            return plugin.open(request);
        }
    }

    /**
     * Where a host is.
     *
     * @param folder    what a path from the inventory is relative to
     * @param working   what a path from {@code -e} is relative to
     * @param byDefault what {@code -c} says
     * @throws ConnectionException if its variables name no way to it
     */
    public Address address(String host, Variables variables, Path folder, Path working, Optional<String> byDefault) throws ConnectionException {
        for (ConnectionPlugin plugin : plugins.values()) {
            Optional<String> file = plugin.chosenByPath().isPresent() ? text(plugin.chosenByPath().get(), host, variables) : Optional.empty();
            if (file.isPresent()) {
                String name = plugin.chosenByPath().get();
                Path base = variables.layer(Layer.EXTRA).containsKey(name) ? working : folder;
                return told(plugin, new ConnectionRequest(host, Optional.of(path(base, file.get(), name, host)), variables));
            }
        }
        Optional<String> own = text("ansible_connection", host, variables);
        // an inventory made for Ansible says how Ansible gets there; -c then says how Keyturn does
        String kind = own.filter(name -> byDefault.isEmpty() || !SHELLS.contains(name)).or(() -> byDefault)
                .orElseGet(() -> usual(host));
        return told(plugin(kind, host), new ConnectionRequest(host, Optional.empty(), rendered(host, variables)));
    }

    private String usual(String host) {
        return plugins.values().stream().filter(plugin -> plugin.usualFor(host)).map(ConnectionPlugin::name).findFirst().orElse("nothing");
    }

    private Address told(ConnectionPlugin plugin, ConnectionRequest request) {
        told.accept(request);
        return new Address(plugin, request);
    }

    /**
     * Makes sure that this machine can go these ways at all; no host is asked.
     *
     * @throws ConnectionException with the reason and the alternatives
     */
    public static void checkUsable(Collection<Address> addresses) throws ConnectionException {
        for (ConnectionPlugin plugin : new LinkedHashSet<>(addresses.stream().map(Address::plugin).toList())) {
            plugin.checkUsable();
        }
    }

    /** What connections go by, with its templates resolved: a password may well come from the environment. */
    private Map<String, Object> rendered(String host, Variables variables) throws ConnectionException {
        Map<String, Object> rendered = new TreeMap<>();
        for (String name : variables.keySet()) {
            if (ConnectionRequest.concerns(name) || plugins.values().stream().anyMatch(plugin -> name.startsWith(plugin.variablePrefix()))) {
                rendered(name, host, variables).ifPresent(value -> rendered.put(name, value));
            }
        }
        return rendered;
    }

    private ConnectionPlugin plugin(String kind, String host) throws ConnectionException {
        ConnectionPlugin plugin = plugins.get(kind);
        if (plugin == null) {
            throw new ConnectionException("the host " + host + " would be reached by '" + kind + "', and there is no such connection here; expected "
                    + String.join(" or ", plugins.keySet()) + ". Give the host a 'regfile' variable, or set 'ansible_connection'"
                    + (SHELLS.contains(kind) ? "; -c winreg takes its place for all hosts that name one of Ansible's" : "")
                    + Nearest.hint(kind, plugins.keySet()));
        }
        return plugin;
    }

    private Optional<String> text(String name, String host, Variables variables) throws ConnectionException {
        return rendered(name, host, variables).map(String::valueOf).filter(text -> !text.isBlank());
    }

    private Optional<Object> rendered(String name, String host, Variables variables) throws ConnectionException {
        try {
            return Optional.ofNullable(templates.render(variables.get(name), variables));
        } catch (TemplateException e) {
            if (SecretNames.in(name)) {
                throw new ConnectionException("the variable '" + name + "' of the host " + host + " cannot be evaluated as a template, which is not"
                        + " shown, since it may be a secret: " + e.getMessage().replace(String.valueOf(variables.get(name)), "…")
                        + ". Where braces are part of it, put '!unsafe' before it");
            }
            throw new ConnectionException("the variable '" + name + "' of the host " + host + " cannot be evaluated: " + e.getMessage(), e);
        }
    }

    private static Path path(Path base, String file, String variable, String host) throws ConnectionException {
        try {
            return base.resolve(file).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConnectionException("the variable '" + variable + "' of the host " + host + " is no path: '" + file + "'", e);
        }
    }
}
