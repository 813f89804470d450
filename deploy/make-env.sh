#!/bin/sh
# Makes .env for docker compose: a copy of .env.example with a generated password for each login. You can run it again,
# for instance after an update: it adds missing passwords and changes nothing else.
set -eu
umask 077
cd "$(dirname "$0")/.."
[ -f .env ] || cat .env.example >.env
for name in $(sed -n 's/^\([A-Z_]*_PASSWORD\)=$/\1/p' .env.example); do
	if ! grep -q "^$name=." .env; then
		password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
		line="$name=$password" awk -v empty="$name=" '
			$0 == empty { print ENVIRON["line"]; written = 1; next }
			{ print }
			END { if (!written) print ENVIRON["line"] }' .env >.env.new
		mv .env.new .env
		echo "$name: generated in .env"
	fi
done
