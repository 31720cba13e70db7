package dev.keyturn.engine.play;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.RunFrame;
import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.host.HostResolver;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.template.Templates;
import java.util.Map;

/** Runs playbooks over hosts, and gives back what happened. */
public final class PlaybookRunner {
    private final Extensions extensions;
    private final HostResolver resolver;
    private final Templates templates;
    private final Interruption interruption;
    private final RunFrame frame;

    public PlaybookRunner(Extensions extensions, Connector connector, Templates templates, Interruption interruption) {
        this.extensions = extensions;
        this.resolver = new HostResolver(connector);
        this.templates = templates;
        this.interruption = interruption;
        this.frame = new RunFrame(extensions.guards(), interruption);
    }

    /**
     * Runs what was selected.
     *
     * @param journal what is written down of it
     * @throws ConnectionException if this machine cannot open a connection that hosts are to be reached by; nothing was opened then
     */
    public RunReport run(Selection selection, RunOptions options, RunListener listener, Journal journal) throws ConnectionException {
        return frame.run(new PlaybookWork(selection, options, extensions, templates, resolver, interruption), options.mode(), listener, journal);
    }

    /**
     * The way to each host, as far as its variables tell; nothing is opened.
     *
     * @throws ConnectionException if a host names no way to it
     */
    public Map<String, Address> addresses(Selection selection, RunOptions options) throws ConnectionException {
        return resolver.addresses(selection.hosts(), selection.known(options));
    }
}
