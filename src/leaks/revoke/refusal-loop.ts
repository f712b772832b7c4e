/**
 * Commands for a POSIX shell that measure after how long a gateway refuses a key. The key comes from a variable or is
 * typed unseen, and curl reads it from its input, so that it gets into no history and no list of processes.
 */
export const refusalLoop = `URL=\${URL:-https://api.example.com/v1/resource}
[ -n "$KEY" ] || { printf 'Key: '; stty -echo; read -r KEY; stty echo; echo; }
start=$(date +%s); last=
while :; do
  code=$(printf 'header = "x-api-key: %s"\\n' "$KEY" |
    curl -s -o /dev/null -w '%{http_code}' -K - "$URL")
  [ "$code" = "$last" ] || echo "$(date -u +%FT%TZ) HTTP $code"
  [ "$code" = 401 ] && break
  last=$code; sleep 2
done
echo "Refused after $(($(date +%s) - start)) s"; unset KEY`;
