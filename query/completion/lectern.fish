# SPDX-License-Identifier: GPL-2.0-or-later
# fish completion for lectern and lectern-index. The programs say what can follow:
# `lectern --complete WORD...` prints candidates for the last word.

function __lectern_complete
    set -l before (commandline --cut-at-cursor --current-process --tokenize)
    set -l current (commandline --cut-at-cursor --current-token)
    # The argument that it would become; of an open quotation the rest.
    set -l argument (string unescape -- $current)
    or set argument (string replace --regex '^["\']' '' -- $current)
    set -l lines ($before[1] --complete $before[2..-1] "$argument" 2>/dev/null)
    switch "$lines[1]"
        case ':files'
            __fish_complete_path $current
        case ':folders'
            __fish_complete_directories $current
        case '*'
            printf '%s\n' $lines
    end
end

complete --command lectern --no-files --keep-order --arguments '(__lectern_complete)'
complete --command lectern-index --no-files --keep-order --arguments '(__lectern_complete)'
