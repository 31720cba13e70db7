package dev.keyturn.connections.local;

import com.sun.jna.Pointer;
import dev.keyturn.registry.Hive;

/** The handles of the hives of one Windows, below which its keys are opened. */
interface Roots extends AutoCloseable {
    /** The hives of this Windows. */
    Roots OWN = new Roots() {
        /** A predefined key's handle: its number, sign-extended as the Windows headers do. */
        @Override
        public Pointer of(Hive hive) {
            return Pointer.createConstant((long) switch (hive) {
                case HKCR -> 0x80000000;
                case HKCU -> 0x80000001;
                case HKLM -> 0x80000002;
                case HKU -> 0x80000003;
                case HKCC -> 0x80000005;
            });
        }

        @Override
        public void close() {
            // Windows keeps these open itself.
        }
    };

    /**
     * The handle of a hive.
     *
     * @throws dev.keyturn.registry.RegistryException if that hive is not there
     */
    Pointer of(Hive hive);

    @Override
    void close();
}
