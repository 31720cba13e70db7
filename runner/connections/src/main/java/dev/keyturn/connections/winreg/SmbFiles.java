package dev.keyturn.connections.winreg;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.mserref.NtStatus;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.DiskShare;
import com.hierynomus.smbj.share.File;
import dev.keyturn.module.PolicyFiles;
import dev.keyturn.module.PolicyFiles.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads small files of shares in a session that is open. What goes wrong is the answer. */
final class SmbFiles {
    /** A policy's own folder; where that is missing, the policy is not what it should be, and its files are not simply absent. */
    private static final Pattern POLICY = Pattern.compile("^(.*\\\\\\{[0-9A-Fa-f-]{36}})\\\\");
    private static final Set<NtStatus> ABSENT = EnumSet.of(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND, NtStatus.STATUS_OBJECT_PATH_NOT_FOUND,
            NtStatus.STATUS_NO_SUCH_FILE);

    private final Session session;

    SmbFiles(Session session) {
        this.session = session;
    }

    /** Reads files of the server of this session. */
    Map<SharePath, Answer> read(List<SharePath> paths) {
        Map<SharePath, Answer> answers = new LinkedHashMap<>();
        int sum = 0;
        for (SharePath path : paths) {
            Answer answer = sum >= PolicyFiles.MOST ? Answer.tooMuch(path.toString()) : read(path);
            sum += answer.length();
            answers.put(path, answer);
        }
        return answers;
    }

    private Answer read(SharePath path) {
        try {
            // a session opens each share once
            DiskShare share = (DiskShare) session.connectShare(path.share());
            try {
                return Answer.of(content(share, path));
            } catch (SMBApiException e) {
                if (!ABSENT.contains(e.getStatus())) {
                    throw e;
                }
                return absent(share, path);
            }
        } catch (SMBApiException e) {
            return Answer.unknown(path + " cannot be read: " + String.format("the server answered 0x%08X %s", e.getStatusCode(), e.getStatus()));
        } catch (IOException | RuntimeException e) {
            return Answer.unknown(path + " cannot be read: " + e.getMessage());
        }
    }

    private static Answer absent(DiskShare share, SharePath path) {
        Matcher policy = POLICY.matcher(path.file());
        return policy.find() && !share.folderExists(policy.group(1))
                ? Answer.unknown("there is no folder " + new SharePath(path.server(), path.share(), policy.group(1))) : Answer.NONE;
    }

    private static byte[] content(DiskShare share, SharePath path) throws IOException {
        try (File file = share.openFile(path.file(), EnumSet.of(AccessMask.GENERIC_READ), null, EnumSet.allOf(SMB2ShareAccess.class),
                SMB2CreateDisposition.FILE_OPEN, null); InputStream in = file.getInputStream()) {
            byte[] content = in.readNBytes(PolicyFiles.LARGEST + 1);
            if (content.length > PolicyFiles.LARGEST) {
                throw new IOException("it has more than " + (PolicyFiles.LARGEST >> 20) + " MiB, which is no policy");
            }
            return content;
        }
    }
}
