#!/bin/sh
# A domain of Active Directory by Samba: its controller dc1 on 127.0.0.1, and a joined member srv1 on 127.0.0.2. Runs as the first process of
# namespaces of its own (network, mounts, host name, processes), says "ready", and ends with its standard input, and with it all that it started.
# Arguments: a new folder, and the password of all accounts.
set -eu
home=$1
password=$2
cd "$home"
umask 022
ip link set lo up
mkdir -p /run/samba
mount -t tmpfs -o mode=755 tmpfs /run/samba
mkdir -m 755 /run/samba/ncalrpc

cat > hosts <<END
127.0.0.1 localhost dc1.lab.keyturn.test dc1 lab.keyturn.test
127.0.0.2 srv1.lab.keyturn.test srv1
END
echo 'search lab.keyturn.test' > resolv.conf
mount --bind hosts /etc/hosts
mount --bind resolv.conf /etc/resolv.conf
cat > krb5.conf <<END
[libdefaults]
default_realm = LAB.KEYTURN.TEST
dns_lookup_kdc = false
dns_lookup_realm = false
rdns = false
[realms]
LAB.KEYTURN.TEST = {
kdc = 127.0.0.1
}
[domain_realm]
.lab.keyturn.test = LAB.KEYTURN.TEST
lab.keyturn.test = LAB.KEYTURN.TEST
END
export KRB5_CONFIG="$home/krb5.conf" TDB_NO_FSYNC=1
echo '[global]' > none.conf

waits() {
    tries=0
    until "$@" > wait.out 2>&1; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || { echo "$* does not succeed:"; cat ./*.out; exit 1; }
        sleep 0.1
    done
}

dc="$home/dc/etc/smb.conf"
{
    samba-tool domain provision --configfile=none.conf --targetdir="$home/dc" --realm=LAB.KEYTURN.TEST --domain=LAB --server-role=dc \
        --dns-backend=NONE --host-name=dc1 --host-ip=127.0.0.1 --adminpass="$password" \
        --option="interfaces=127.0.0.1/8" --option="bind interfaces only=yes"
    sed -i '/^\[global\]/a rpc start on demand helpers = yes\ntls enabled = no\nserver services = s3fs, rpc, ldap, cldap, kdc, winbindd' "$dc"
    samba-tool domain passwordsettings set --account-lockout-threshold=3 --configfile="$dc"
    for user in alice bob carol dave; do
        samba-tool user create $user "$password" --configfile="$dc"
    done
    samba-tool group addmembers 'Domain Admins' alice --configfile="$dc"
} > provision.out 2>&1 || { cat provision.out; exit 1; }
samba -i -M prefork -s "$dc" > dc.out 2>&1 < /dev/null &
waits net ads info -S dc1.lab.keyturn.test -s none.conf

member="$home/member"
mkdir -p "$member/ncalrpc" "$member/log"
cat > usermap <<'END'
root = LAB\alice
daemon = LAB\bob LAB\carol LAB\dave
END
cat > member.conf <<END
[global]
security = ADS
workgroup = LAB
realm = LAB.KEYTURN.TEST
netbios name = SRV1
interfaces = 127.0.0.2/8
bind interfaces only = yes
private dir = $member
lock directory = $member
state directory = $member
cache directory = $member
pid directory = $member
ncalrpc dir = $member/ncalrpc
log file = $member/log/%m
idmap config * : backend = autorid
idmap config * : range = 100000-999999
kerberos method = secrets and keytab
dedicated keytab file = FILE:$member/krb5.keytab
username map = $home/usermap
min domain uid = 0
rpc start on demand helpers = yes
server signing = mandatory
END
# its own /run/samba, since programs ask the winbindd there, and the controller has one too
cat > member.sh <<'END'
mount -t tmpfs -o mode=755 tmpfs /run/samba
winbindd -F --no-process-group -s "$1" > winbindd.out 2>&1 < /dev/null &
exec smbd -F --no-process-group -s "$1" > smbd.out 2>&1 < /dev/null
END
waits net ads join -s member.conf -S dc1.lab.keyturn.test -U "Administrator%$password" --no-dns-updates
unshare -m sh member.sh "$home/member.conf" &
waits smbclient -s none.conf -U "LAB/alice%$password" -c exit '//srv1.lab.keyturn.test/IPC$'
echo ready
cat > /dev/null
