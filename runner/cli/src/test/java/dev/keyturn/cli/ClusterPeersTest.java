package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of a cluster in one run: what the run sees of the one, the other's checklist knows. */
class ClusterPeersTest {
    private static final String NODE = """
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]
            "CurrentBuildNumber"="17763"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment]
            "PROCESSOR_ARCHITECTURE"="AMD64"

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing]

            [HKEY_LOCAL_MACHINE\\Cluster]
            "ClusterName"="DAG1"

            [HKEY_LOCAL_MACHINE\\Cluster\\Nodes\\1]
            "NodeName"="H01"

            [HKEY_LOCAL_MACHINE\\Cluster\\Nodes\\2]
            "NodeName"="H02"
            """;
    private static final String PENDING = """

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending]
            """;
    private static final String ASKED = """
            - hosts: all
              tasks:
                - tls_readiness: { goal: tls12_on }
                  register: readiness
                - debug: { var: readiness.checklist }
            """;
    private static final String OWES = "no node of its cluster owes a restart: needs the nodes to be restarted first, one at a time; found ";

    @TempDir
    private Path folder;
    private Fleet fleet;

    @BeforeEach
    void makeCluster() {
        fleet = new Fleet(folder, 2).write("h01.reg", NODE).write("h02.reg", NODE);
    }

    @Test
    void aPeerThatOwesARestartHoldsBackTheOther() {
        fleet.write("h02.reg", NODE + PENDING);
        Command run = fleet.play(ASKED, "--check");
        assertEquals(2, run.code(), run.out() + run.err());
        assertTrue(run.out().contains(OWES + "H02 of cluster DAG1"), run.out());
        assertTrue(run.out().contains(OWES + "this host itself"), run.out());
    }

    @Test
    void twoThatOweNoneMayGoOn() {
        Command run = fleet.play(ASKED, "--check");
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("[x] no node of its cluster owes a restart (none of H01, H02 does)"), run.out());
    }

    @Test
    void ofAPeerThatIsNotInTheRunNobodyKnows() {
        fleet.write("h02.reg", NODE + PENDING);
        Command run = fleet.play(ASKED, "--check", "-l", "h01");
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("nobody has looked at H02 of cluster DAG1"), run.out());
    }

    @Test
    void nodeAfterNodeTheSecondWaitsForTheRestartOfTheFirstInACheckAsInARun() {
        String oneByOne = ASKED.replace("- hosts: all\n", "- hosts: all\n  serial: 1\n")
                + "    - schannel_protocol: { protocol: TLS 1.2, role: both, state: enabled }\n";
        for (String[] how : new String[][] {{"--check"}, {"--runs-dir", "runs"}}) {
            Command run = fleet.play(oneByOne, how);
            assertEquals(2, run.code(), run.out() + run.err());
            assertTrue(run.out().contains(OWES + "H01 of cluster DAG1"), run.out());
        }
        assertTrue(fleet.read("h01.reg").contains("TLS 1.2"), "the first node is changed");
        assertFalse(fleet.read("h02.reg").contains("TLS 1.2"), "the second is not");
    }
}
