/** Pieces as they stand in real scripts; `#` is a number that differs from piece to piece. */
const pieces = [
  `<#
.SYNOPSIS
Reads the report of one day.
#>
function Get-Report# {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, ValueFromPipeline)]
        [ValidateNotNullOrEmpty()]
        [string]$Path,
        [ValidateSet('Csv', 'Json')]
        [string]$Format = 'Csv',
        [int]$Limit = #,
        [switch]$Force
    )
    begin {
        $count = 0
        $rows = [System.Collections.Generic.List[object]]::new()
    }
    process {
        if (-not (Test-Path -LiteralPath $Path)) {
            Write-Error "The file '$Path' was not found." -Category ObjectNotFound
            return
        }
        foreach ($line in Get-Content -LiteralPath $Path) {
            if ($line -match '^(?<name>\\w+)\\s*=\\s*(?<value>.+)$') {
                $rows.Add([pscustomobject]@{
                    Name  = $Matches.name
                    Value = $Matches['value'].Trim()
                    Index = $count++
                })
            } elseif ($line.StartsWith('#') -or [string]::IsNullOrWhiteSpace($line)) {
                continue
            } else {
                Write-Verbose ("Line {0} was skipped: {1}" -f $count, $line)
            }
        }
    }
    end {
        $rows | Where-Object { $_.Index -lt $Limit -and $_.Value -ne $null } | Sort-Object -Property Name -Descending
    }
}
`,
  `$settings# = @{
    Server  = 'srv#.example.org'
    Port    = 8080 + #
    Retries = 3
    Tags    = @('a', 'b', "tag-$env:USER")
    Nested  = @{ Enabled = $true; Depth = 0x1F; Size = 10MB }
}
for ($i = 0; $i -lt $settings#.Retries; $i++) {
    try {
        $response = Invoke-RestMethod -Uri "http://$($settings#.Server):$($settings#.Port)/api/items?page=$i" -Method Get -ErrorAction Stop
        if ($response.items.Count -eq 0) { break }
        $response.items | ForEach-Object {
            "{0,-20} {1:N2}" -f $_.name, ($_.price * 1.19)
        }
    } catch [System.Net.WebException] {
        Write-Warning "Attempt $i failed: $($_.Exception.Message)"
        Start-Sleep -Seconds ([math]::Pow(2, $i))
    } finally {
        $attempts# += 1
    }
}
`,
  `class Account# {
    [string]$Owner
    [decimal]$Balance = 0
    static [int]$Count = #
    hidden [datetime]$Opened = (Get-Date)
    Account#([string]$owner) {
        $this.Owner = $owner
        [Account#]::Count++
    }
    [void] Deposit([decimal]$amount) {
        if ($amount -le 0) { throw [ArgumentException]::new('The amount must be positive.') }
        $this.Balance += $amount
    }
    [string] ToString() { return "$($this.Owner): $($this.Balance)" }
}
`,
  `switch -Regex ($args[#]) {
    '^-h(elp)?$' { $help = $true; break }
    '^-v\\d+$' { $level = [int]$_.Substring(2) }
    default { $rest += , $_ }
}
$summary# = Get-ChildItem -Path $HOME -Recurse -File -ErrorAction SilentlyContinue |
    Group-Object -Property Extension |
    Select-Object -Property Name, Count, @{ Name = 'Size'; Expression = { ($_.Group | Measure-Object Length -Sum).Sum } } |
    Sort-Object Size -Descending
$text# = @"
Report of $(Get-Date -Format 'yyyy-MM-dd')
Total: $($summary#.Count) of $($settings#.Port)
"@
while ($true) {
    $value# = $value# * 2 + 1
    if ($value# -gt 1000 -or -not $summary#) { break }
    do { $value#-- } until ($value# % 7 -eq 0)
}
`,
];

/** A script of about that many lines. */
export function realisticScript(lines) {
  const out = [];
  for (let count = 0, i = 0; count < lines; i++) {
    const piece = pieces[i % pieces.length].replace(
      /#(?!['">])(?=[\s,;.)\]({+:*\-?|]|$)|(?<=[a-z])#(?=['".])/gm,
      String(i),
    );
    out.push(piece);
    count += piece.split('\n').length - 1;
  }
  return out.join('');
}
