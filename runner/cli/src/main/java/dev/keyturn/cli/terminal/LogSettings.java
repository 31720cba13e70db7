package dev.keyturn.cli.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;

/** What is logged, and where: to standard error, warnings only unless {@code -vvv} asks for more. In code, since reading XML costs a start 0.1 s. */
public final class LogSettings extends ContextAwareBase implements Configurator {
    private static final String LEVEL = "keyturn.log";
    private static final List<String> LIBRARIES = List.of("com.hierynomus", "com.rapid7", "net.engio");

    /** Logs all that is said from now on; to be called before the first message. */
    public static void verbose() {
        System.setProperty(LEVEL, "debug");
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n%ex");
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(System.getProperty(LEVEL), Level.WARN));
        root.addAppender(console);
        // more would print what a logon is made of, from which a password can be guessed; and what they warn of, we say in our own words
        Level level = root.getLevel() == Level.DEBUG ? Level.WARN : Level.OFF;
        LIBRARIES.forEach(name -> context.getLogger(name).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
