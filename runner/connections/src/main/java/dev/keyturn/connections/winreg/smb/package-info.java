/** What a session of SMB has to check of a host that smbj does not: its lengths, what was agreed on, and that each message is the host's own. */
package dev.keyturn.connections.winreg.smb;
