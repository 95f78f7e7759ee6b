# Completion of regioncast for fish. It asks the program itself what a command takes.
# Words that stand behind an option are here, as the help has them only in sentences.

function __regioncast_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -l before $words[-1]
    set -l commands ($program help 2>/dev/null | sed -n '/^Commands:/,/^$/s/^  \([a-z]\{1,\}\).*/\1/p')
    set -l command
    for each in $words[2..]
        if contains -- $each $commands
            set command $each
            break
        end
    end
    if test "$command" = help
        test "$before" = help; and string match -v help -- $commands
        return
    end
    set -l help ($program help $command 2>/dev/null)

    # --lang=ja is one word here; what is completed is all of it.
    set -l front ''
    if string match -q -- '--*=*' $word
        set before (string replace -r '=.*' '' -- $word)
        set front $before=
        set word (string replace -r '^[^=]*=' '' -- $word)
    end
    set -l value
    if string match -q -- '--*' $before
        set value (string replace -rf -- "^  $before ([A-Z]+).*" '$1' $help)
    else if test -n "$command"; and not string match -q -- '-*' $word
        set value (string replace -rf '^Usage: .*\[options\] \[*([A-Z]+).*' '$1' -- $help[1])
    end
    if test -z "$value"
        if test -z "$command"; and not string match -q -- '-*' $word
            string join \n -- $commands
        else
            string replace -rf -- '^  (--[a-z-]+).*' '$1' $help
        end
        return
    end
    switch $value
        case FOLDER DIR
            printf '%s\n' $front(__fish_complete_directories $word '')
            return
        case FILE
            printf '%s\n' $front(__fish_complete_path $word '')
            return
    end
    switch $before
        case --lang
            printf '%s\n' $front{en,zh_CN,ja}
        case --theme
            printf '%s\n' $front{light,dark}
        case --scale
            printf '%s\n' $front{1,2}
        case --version
            printf '%s\n' $front'newest'
        case --source
            printf '%s\n' $front{automatic,service}
        case --to
            printf '%s\n' $front'missing'
        case --state
            for each in open unsolved queued sending cancelled not-seen in-doubt preparing copying \
                unknown-word done already-there failed refused not-taken removed image-gone
                echo $front$each
            end
    end
end
complete -c regioncast -f -a '(__regioncast_complete)'
