# Completes command lines of ftpdiag in bash, and in zsh through its bashcompinit. Made by the build from the options.

_ftpdiag_options() { # COMMAND: its options
  case $1 in
@OPTIONS@
  esac
}

_ftpdiag_choices() { # OPTION COMMAND: what it can be; files where it takes one
  case $1 in
@CHOICES@
  esac
}

_ftpdiag_arguments() { # COMMAND: what stands after it
  case $1 in
@ARGUMENTS@
  esac
}

_ftpdiag_valued() { # OPTION: whether a value follows
  case $1 in
    @VALUED@) return 0 ;;
  esac
  return 1
}

_ftpdiag() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev='' before='' command='' last='' head='' word words i
  COMPREPLY=()
  [ "$COMP_CWORD" -lt 1 ] || prev=${COMP_WORDS[COMP_CWORD - 1]}
  [ "$COMP_CWORD" -lt 2 ] || before=${COMP_WORDS[COMP_CWORD - 2]}
  # bash takes --tls=explicit apart at the sign, zsh does not.
  if [ "$prev" = = ] && [ "$COMP_CWORD" -gt 2 ]; then
    prev=$before before=${COMP_WORDS[COMP_CWORD - 3]}
  elif [ "$cur" = = ]; then
    cur=''
  fi
  case $cur in
    --*=*) prev=${cur%%=*} head=${cur%%=*}= cur=${cur#*=} ;;
  esac
  i=1
  while [ "$i" -lt "$COMP_CWORD" ]; do
    word=${COMP_WORDS[i]}
    i=$((i + 1))
    if [ "$word" = = ]; then
      continue
    elif _ftpdiag_valued "$last"; then
      last=''
      continue
    fi
    case " @COMMANDS@ " in
      *" $word "*) command=$word && break ;;
    esac
    last=$word
  done
  # --report FORMAT=FILE
  if [ "$before" = --report ] || [ "$before" = = ]; then
    case " $(_ftpdiag_choices --report '') " in
      *" $prev= "*) _ftpdiag_files && return ;;
    esac
  fi
  if [ "$prev" = --report ]; then
    case $cur in
      *=*) head=$head${cur%%=*}= cur=${cur#*=} && _ftpdiag_files && return ;;
    esac
  fi
  if _ftpdiag_valued "$prev"; then
    words=$(_ftpdiag_choices "$prev" "$command")
  else
    case $cur in
      -*) words=$(_ftpdiag_options "$command") ;;
      *) words=$(_ftpdiag_arguments "$command") ;;
    esac
  fi
  if [ "$words" = files ]; then
    _ftpdiag_files
    return
  fi
  local IFS=$' \t\n'
  for word in $(compgen -W "$words" -- "$cur"); do
    COMPREPLY+=("$head$word")
  done
  case ${COMPREPLY[0]} in
    *=) compopt -o nospace 2>/dev/null ;;
  esac
  return 0
}

_ftpdiag_files() {
  local IFS=$'\n' name
  for name in $(compgen -f -- "$cur"); do
    case $name in
      "$cur"*) ;;
      *) continue ;; # zsh lists more
    esac
    if [ -n "$ZSH_VERSION" ] && [ -d "$name" ]; then name=$name/; fi
    COMPREPLY+=("$head$name")
  done
  compopt -o filenames 2>/dev/null
  return 0
}

if [ -n "$ZSH_VERSION" ]; then
  autoload -U +X compinit && compinit -u
  autoload -U +X bashcompinit && bashcompinit
fi
complete -F _ftpdiag ftpdiag
