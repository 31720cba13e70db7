package dev.keyturn.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** A real part that suites hold the code against. The README has this table too. */
public enum RealPart {
    WINE("`.reg` files written by Keyturn against a real `regedit`", "Wine: `apt-get install wine wine64`", () -> Installed.programs("wine")),
    WINDOWS_JAVA("the connection `local`, the modules, the main job and `keyturn.cmd` against the Win32 API",
            "Wine, and a Windows Java: `.ci/windows-java` fetches one", () -> WINE.isThere() && Files.exists(Installed.windowsJava())),
    OPENSSL("the effect: Windows' HTTP client shakes hands with a server that speaks TLS 1.2 only, or not, as the registry says",
            "Wine, a Windows Java, and `apt-get install openssl`", () -> WINDOWS_JAVA.isThere() && Installed.programs("openssl")),
    JINJA("templates against the real Jinja", "Python with Jinja2: `pip install jinja2`",
            () -> Installed.python("import jinja2; assert jinja2.__version__ >= '3'")),
    SAMBA("the connection `winreg` against a real SMB server", "Samba, as root: `apt-get install samba smbclient samba-common-bin`",
            () -> "root".equals(System.getProperty("user.name")) && Installed.programs("smbd", "smbpasswd", "pdbedit", "net")),
    KERBEROS("the logon by Kerberos against a real KDC", "Samba, and `apt-get install krb5-kdc krb5-admin-server krb5-user faketime`",
            () -> SAMBA.isThere() && Installed.programs("krb5kdc", "kadmin.local", "kinit", "faketime")),
    DOMAIN("logons and policies in a real domain: a controller of Active Directory and a joined server, in namespaces of their own",
            "Samba, as root: `apt-get install samba-ad-dc samba-ad-provision samba-dsdb-modules samba-vfs-modules winbind smbclient iproute2 krb5-user`",
            () -> SAMBA.isThere() && Installed.programs("samba", "samba-tool", "winbindd", "smbclient", "kinit", "nsenter", "ip")
                    && Files.isDirectory(Path.of("/usr/share/samba/setup"))),
    ANSIBLE("inventories and playbooks against a real Ansible", "`apt-get install ansible-core`",
            () -> Installed.programs("ansible", "ansible-inventory", "ansible-playbook")),
    CHROMIUM("the page of a report, in a browser", "`apt-get install chromium`", () -> Installed.browser().isPresent());

    private final String suites;
    private final String needs;
    private final BooleanSupplier there;
    private Boolean known;

    RealPart(String suites, String needs, BooleanSupplier there) {
        this.suites = suites;
        this.needs = needs;
        this.there = there;
    }

    /** What is held against it. */
    public String suites() {
        return suites;
    }

    /** What has to be installed. */
    public String needs() {
        return needs;
    }

    /** Whether it is installed here. */
    public synchronized boolean isThere() {
        if (known == null) {
            known = there.getAsBoolean();
        }
        return known;
    }
}
