# private-host.sh SERVERS FOLDER: becomes a server on a machine of its own, as far as files go: /etc, /usr and /var are those
# of this machine and of the unpacked packages SERVERS, and what is written there is gone at the end. FOLDER holds
# etc (files of this case), commands (what is typed before the start), start (the server's program) and certificates.
set -e
servers=$1 folder=$2
mount -t tmpfs none /mnt
for d in etc usr var; do
  mkdir -p /mnt/$d /mnt/$d.work
  mount -t overlay none -o "lowerdir=$servers/$d:/$d,upperdir=/mnt/$d,workdir=/mnt/$d.work" /$d
done
for d in run home srv; do mount -t tmpfs -o mode=755 none /$d; done
sed -i '/^ftp:/d; /^tester:/d; /^proftpd:/d' /etc/passwd
cat >>/etc/passwd <<PASSWD
tester:x:7042:7042::/home/tester:/bin/bash
ftp:x:7043:65534::/srv/ftp:/usr/sbin/nologin
proftpd:x:7044:65534::/run/proftpd:/usr/sbin/nologin
PASSWD
echo "tester:$(cat "$folder/crypt"):19000:0:99999:7:::" >>/etc/shadow
echo 'tester:x:7042:' >>/etc/group
mkdir -p /home/tester/pub /srv/ftp/pub /run/vsftpd/empty /run/proftpd /run/pure-ftpd /run/sshd /var/log/proftpd /var/log/pure-ftpd /etc/proftpd/conf.d
cp -n /usr/share/proftpd/templates/* /etc/proftpd/ 2>/dev/null || true
echo hello | tee /home/tester/hello.txt /srv/ftp/hello.txt >/srv/ftp/pub/there.txt
chown -R 7042:7042 /home/tester; chown 7043 /srv/ftp/pub; chmod 555 /srv/ftp
mkdir -p /etc/letsencrypt/live/ftp.example.com /etc/ssl/private
cp "$folder"/pem/* /etc/letsencrypt/live/ftp.example.com/
cp "$folder"/pem/other.pem /etc/ssl/private/other.pem
cp -a "$folder/etc/." /etc/
. "$folder/commands"
. "$folder/start"
