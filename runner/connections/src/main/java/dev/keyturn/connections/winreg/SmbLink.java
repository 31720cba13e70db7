package dev.keyturn.connections.winreg;

import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.PipeShare;
import dev.keyturn.connections.winreg.rrp.RemoteRegistry;
import dev.keyturn.connections.winreg.rrp.RpcPipe;
import dev.keyturn.connections.winreg.rrp.RrpException;
import dev.keyturn.connections.winreg.rrp.Traffic;
import dev.keyturn.connections.winreg.smb.HostConnection;
import dev.keyturn.connections.winreg.smb.Negotiation;
import dev.keyturn.connections.winreg.smb.NegotiationException;
import dev.keyturn.connections.winreg.smb.SmbSocket;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.registry.Hive;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One authenticated SMB session with a host, and its open registry. Signed always, encrypted where the host can. */
final class SmbLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmbLink.class);
    private static final int BUFFER = 65_536;
    private static final String PIPES = "IPC$";

    private final WinregSettings settings;
    private final Timeouts patience;
    private final SmbConfig config;
    private final HostConnection connection;
    private Session session;
    private RemoteRegistry registry;
    private String protection = "";
    private String way = "";

    private SmbLink(WinregSettings settings, Timeouts patience) {
        this.settings = settings;
        this.patience = patience;
        this.config = config(settings, patience);
        this.connection = new HostConnection(config);
    }

    /**
     * Connects, logs on and opens the registry.
     *
     * @throws LogonRefusedException if the host refuses the account
     * @throws ConnectionException   if anything else stands in the way
     */
    static SmbLink open(WinregSettings settings, Timeouts patience, SmbLogon logon, Traffic traffic) throws ConnectionException {
        SmbLink link = new SmbLink(settings, patience);
        try {
            link.connect();
            link.openRegistry(link.logOn(logon), traffic);
            return link;
        } catch (ConnectionException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    /**
     * Connects and logs on, for files only.
     *
     * @throws LogonRefusedException if the host refuses the account
     * @throws ConnectionException   if anything else stands in the way
     */
    static SmbLink forFiles(WinregSettings settings, Timeouts patience, SmbLogon logon) throws ConnectionException {
        SmbLink link = new SmbLink(settings, patience);
        try {
            link.connect();
            link.logOn(logon);
            return link;
        } catch (ConnectionException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    private static SmbConfig config(WinregSettings settings, Timeouts patience) {
        return SmbConfig.builder().withDialects(settings.dialects()).withSigningRequired(true).withEncryptData(true).withDfsEnabled(false)
                .withMultiProtocolNegotiate(false).withAuthenticators(SmbLogon.ways())
                .withSocketFactory(SmbSocket.factory(patience.connect())).withBufferSize(BUFFER)
                .withTimeout(patience.authenticate().toMillis(), TimeUnit.MILLISECONDS).build();
    }

    private void connect() throws ConnectionException {
        try {
            connection.connect(settings.address(), settings.port());
            new Negotiation(connection, config).compare();
        } catch (NegotiationException e) {
            throw OpenFailure.altered(settings, e);
        } catch (IOException | RuntimeException e) {
            throw OpenFailure.connecting(settings, patience, e);
        }
    }

    private Session logOn(SmbLogon logon) throws ConnectionException {
        SmbLogon.Done done = logon.on(connection);
        way = done.way();
        protect(done.session());
        confirm(done.session());
        session = done.session();
        return session;
    }

    private void confirm(Session session) throws ConnectionException {
        try {
            new Negotiation(connection, config).confirm(session, () -> session.connectShare(PIPES).getTreeConnect().getTreeId(),
                    patience.authenticate().toMillis());
        } catch (NegotiationException e) {
            throw OpenFailure.altered(settings, e);
        } catch (RuntimeException e) {
            throw OpenFailure.openingRegistry(settings, patience, e);
        }
    }

    private void protect(Session session) throws ConnectionException {
        boolean encrypts;
        try {
            encrypts = session.shouldEncryptData();
        } catch (IOException e) {
            throw OpenFailure.loggingOn(settings, patience, "", e);
        }
        if (settings.encrypted() && !encrypts) {
            throw new ConnectionException(settings.where() + " cannot encrypt, and 'winreg_encrypt: required' refuses such a host: it speaks "
                    + dialect() + "; SMB 3 is needed, with encryption allowed there");
        }
        if (!encrypts && !session.isSigningRequired()) {
            throw new ConnectionException(settings.where() + " neither signs nor encrypts its session, so anyone on the way could change it;"
                    + " allow SMB signing there");
        }
        protection = encrypts ? "encrypted" : "signed";
        connection.protect(session, encrypts);
    }

    private String dialect() {
        return Negotiation.name(connection.getNegotiatedProtocol().getDialect());
    }

    private void openRegistry(Session session, Traffic traffic) throws ConnectionException {
        try {
            PipeShare share = (PipeShare) session.connectShare(PIPES);
            registry = new RemoteRegistry(pipe(session, share, traffic));
            registry.root(Hive.HKLM);
        } catch (RrpException e) {
            throw OpenFailure.denied(settings, e);
        } catch (IOException | RuntimeException e) {
            throw OpenFailure.openingRegistry(settings, patience, e);
        }
        LOG.debug("{}: {}, as {}", settings.host(), protection(), settings.account());
    }

    /** Windows starts the service when its pipe is knocked at, and refuses the knock meanwhile. */
    private RpcPipe pipe(Session session, PipeShare share, Traffic traffic) throws IOException {
        long end = System.nanoTime() + patience.service().toNanos();
        long pause = 100;
        while (true) {
            try {
                return new RpcPipe(session, share, patience.call(), traffic);
            } catch (SMBApiException e) {
                if (System.nanoTime() >= end || Refusal.kind(e.getStatusCode()) != Refusal.Kind.SERVICE) {
                    throw e;
                }
                pause(pause);
                pause *= 2;
            }
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was interrupted", e);
        }
    }

    RemoteRegistry registry() {
        return registry;
    }

    /** The session itself, in which other shares can be opened. */
    Session session() {
        return session;
    }

    /** The dialect, how the session is protected and how the account was proven, {@code SMB 3.1.1, encrypted, Kerberos} for example. */
    String protection() {
        return dialect() + ", " + protection + ", " + way;
    }

    /** Ends the session. The host closes what was open in it, so no farewell is waited for. */
    @Override
    public void close() {
        try {
            connection.close(true);
        } catch (IOException | RuntimeException e) {
            LOG.debug("{}: closing", settings.host(), e);
        }
    }
}
