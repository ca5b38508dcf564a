#!/bin/bash
# A client, a router and a server (vsftpd, anonymous) in network namespaces of their own, with a fault on the router:
#   network.sh none|tls|range|mtu|conntrack|nat-server|nat-client VSFTPD COMMAND...
# runs the command where the client is; the server is 203.0.113.1, behind nat-server 10.9.1.2 as well. All but none, range and mtu have TLS;
# the two NATs rewrite FTP. Ends with 77 where this machine cannot make it.
fault=$1 program=$2; shift 2
dir=$(mktemp -d) client=fdc$$ router=fdr$$ server=fds$$ pid=
finish() {
  [ -n "$pid" ] && kill "$pid" 2>/dev/null
  for n in $client $router $server; do ip netns del $n 2>/dev/null; done
  rm -rf "$dir"
}
trap finish EXIT
link() { # NAMESPACE INTERFACE ADDRESS: up, with packets as the wire has them
  ip -n "$1" addr add "$3/24" dev "$2" && ip -n "$1" link set "$2" up || exit 77
  ip netns exec "$1" ethtool -K "$2" tso off gso off gro off >/dev/null 2>&1
}
for n in $client $router $server; do ip netns add $n && ip -n $n link set lo up || exit 77; done
ip link add c$$ netns $client type veth peer name rc$$ netns $router || exit 77
ip link add s$$ netns $server type veth peer name rs$$ netns $router || exit 77
link $client c$$ 10.9.1.1; link $router rc$$ 10.9.1.2; link $router rs$$ 203.0.113.2; link $server s$$ 203.0.113.1
ip -n $client route add default via 10.9.1.2; ip -n $server route add default via 203.0.113.2
ip netns exec $router sysctl -qw net.ipv4.ip_forward=1 || exit 77

chmod 755 "$dir"; mkdir -p "$dir/files/pub" "$dir/empty"; chmod 555 "$dir/files"; chown daemon "$dir/files/pub"
printf '%s\n' listen=YES background=NO anonymous_enable=YES ftp_username=daemon "anon_root=$dir/files" \
  "secure_chroot_dir=$dir/empty" seccomp_sandbox=NO isolate_network=NO write_enable=YES anon_upload_enable=YES \
  anon_other_write_enable=YES anon_world_readable_only=NO pasv_min_port=40000 pasv_max_port=40099 >"$dir/vsftpd.conf"
helper='ct helper ftp { type "ftp" protocol tcp; }
    chain p { type filter hook prerouting priority 0; tcp dport 21 ct helper set "ftp"; }'
case $fault in
none | range | mtu) ;;
*)
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=203.0.113.1 -keyout "$dir/key.pem" -out "$dir/cert.pem" 2>/dev/null
  cat "$dir/cert.pem" >>"$dir/key.pem"
  printf '%s\n' ssl_enable=YES allow_anon_ssl=YES force_local_data_ssl=NO force_local_logins_ssl=NO ssl_ciphers=HIGH \
    "rsa_cert_file=$dir/key.pem" require_ssl_reuse=NO >>"$dir/vsftpd.conf" ;;
esac
case $fault in
range) rules='chain f { type filter hook forward priority 0; tcp dport 40050-40099 drop; }' ;;
mtu) rules='chain o { type filter hook output priority 0; ip protocol icmp drop; }'; ip -n $router link set rc$$ mtu 1200 ;;
conntrack)
  rules="$helper"'
    chain f { type filter hook forward priority 0; policy drop; ct state established,related accept; tcp dport 21 accept; }' ;;
nat-server) rules="$helper
    "'chain d { type nat hook prerouting priority -100; ip daddr 10.9.1.2 tcp dport 21 dnat to 203.0.113.1; }' ;;
nat-client) rules="$helper
    "'chain s { type nat hook postrouting priority 100; ip saddr 10.9.1.0/24 masquerade; }' ;;
*) rules= ;;
esac
printf 'table ip t {\n%s\n}\n' "$rules" | ip netns exec $router nft -f - || exit 77
ip netns exec $server "$program" "$dir/vsftpd.conf" >/dev/null 2>&1 & pid=$!
for ((i = 0; i < 500; i++)); do
  ip netns exec $server bash -c '</dev/tcp/203.0.113.1/21' 2>/dev/null && break
done
ip netns exec $client "$@"
