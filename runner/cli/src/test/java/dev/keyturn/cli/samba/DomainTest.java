package dev.keyturn.cli.samba;

import dev.keyturn.connections.Domain;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What holds in a domain of Active Directory; one is made for all of it, since that takes a while. */
@Needs(RealPart.DOMAIN)
class DomainTest {
    @TempDir
    private static Path folder;
    private static Domain domain;

    @BeforeAll
    static void start() {
        domain = Domain.in(folder);
    }

    @AfterAll
    static void stop() {
        if (domain != null) {
            domain.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> theConnectionAndTheCommandInADomain() {
        return domain.results("dev.keyturn.connections.winreg.DomainContract", "dev.keyturn.connections.winreg.DomainLogons",
                DomainHosts.class.getName());
    }
}
