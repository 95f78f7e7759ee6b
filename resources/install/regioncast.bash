# Completion of regioncast for bash. It asks the program itself what a command takes.
# Words that stand behind an option are here, as the help has them only in sentences.

_regioncast()
{
    local program=${1/#\~/$HOME} word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local commands command= help value each
    local states="open unsolved queued sending cancelled not-seen in-doubt preparing copying
        unknown-word done already-there failed refused not-taken removed image-gone"
    COMPREPLY=()
    # Bash takes --lang=ja apart into three words.
    if [[ $word == = ]]; then
        word=
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi

    commands=$("$program" help 2>/dev/null |
        sed -n '/^Commands:/,/^$/s/^  \([a-z]\{1,\}\).*/\1/p') || return
    for each in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
        if grep -qxF -e "$each" <<<"$commands"; then
            command=$each
            break
        fi
    done
    if [[ $command == help ]]; then
        if [[ $before == help ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word" | grep -vx help)
        fi
        return
    fi
    help=$("$program" help $command 2>/dev/null)

    value=
    if [[ $before == --* ]]; then
        value=$(sed -n "s/^  $before \([A-Z]\{1,\}\).*/\1/p" <<<"$help")
    elif [[ $word != -* && -n $command ]]; then
        value=$(sed -n 's/^Usage: .*\[options\] \[*\([A-Z]*\).*/\1/p' <<<"$help")
    fi
    case $before:$value in
    *:FOLDER | *:DIR)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        ;;
    *:FILE)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        ;;
    --lang:?*) mapfile -t COMPREPLY < <(compgen -W "en zh_CN ja" -- "$word") ;;
    --theme:?*) mapfile -t COMPREPLY < <(compgen -W "light dark" -- "$word") ;;
    --scale:?*) mapfile -t COMPREPLY < <(compgen -W "1 2" -- "$word") ;;
    --version:?*) mapfile -t COMPREPLY < <(compgen -W "newest" -- "$word") ;;
    --source:?*) mapfile -t COMPREPLY < <(compgen -W "automatic service" -- "$word") ;;
    --to:?*) mapfile -t COMPREPLY < <(compgen -W "missing" -- "$word") ;;
    --state:?*) mapfile -t COMPREPLY < <(compgen -W "$states" -- "$word") ;;
    *:)
        value=$(sed -n 's/^  \(--[a-z-]*\).*/\1/p' <<<"$help")
        [[ -n $command || $word == -* ]] || value=$commands
        mapfile -t COMPREPLY < <(compgen -W "$value" -- "$word")
        ;;
    esac
}
complete -F _regioncast regioncast
