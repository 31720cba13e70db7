@echo off
rem Starts Keyturn. Builds it first where there is no build yet or sources have changed. How and why: docs\launcher.md beside this file.
setlocal EnableExtensions DisableDelayedExpansion

set "get_jdk=install a JDK, version 17 or later, for instance from adoptium.net, or set JAVA_HOME to one"
set "get_maven=install Maven, version 3.8 or later, from maven.apache.org, and put its bin folder on the path"
for %%i in ("%~dp0..") do set "root=%%~fi"
set "target=%root%\runner\cli\target"
set "program=%target%\keyturn"
set "jar=%program%\lib\keyturn-cli.jar"
set "built=%program%\built"
set "sources=%target%\keyturn-sources"
set "log=%target%\keyturn-build.log"
set "lock=%target%\keyturn.lock"

call :find_java
if errorlevel 1 exit /b 250
set "name=%java::=%"
set "name=%name:\=-%"
set "name=%name:/=-%"
set "archive=%program%\%version%-%name: =-%.jsa"
rem Reasons and figures: docs\launcher.md
set "flags=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -Xlog:disable"
set "flags=%flags% -Dguice_bytecode_gen_option=DISABLED -Dguice_custom_class_loading=CHILD"

call :list_exclusions
set "waited="
:look
set "todo="
if not exist "%archive%" set "todo=archive"
call :moved
if not errorlevel 1 set "todo=archive"
call :stale
if errorlevel 2 >&2 echo keyturn: robocopy cannot compare the sources with those of the last build, so what is built is run as it is
if not errorlevel 1 set "todo=build"
if not defined todo goto run

rem One builder at a time: as long as it works, the lock file is its standard output, which nobody else can open.
if not exist "%target%" md "%target%" 2>nul
set "free="
call :try_lock 2>nul
if not defined free goto wait
set "result="
call :make_ready >"%lock%"
if not defined result goto wait
if not "%result%"=="0" exit /b %result%
goto run

:wait
if not exist "%lock%" goto read_only
if not defined waited >&2 echo keyturn: another start is building; waiting for it
set /a waited+=1
if %waited% GTR 900 goto read_only
ping -n 2 127.0.0.1 >nul
goto look

:read_only
if "%todo%"=="archive" goto run
>&2 echo keyturn: Keyturn has to be built, and "%target%" cannot be written; start it once as a user who may write there
exit /b 250

:run
set "shared="
set "size="
if exist "%archive%" for %%i in ("%archive%") do set "size=%%~zi"
if defined size if not "%size%"=="0" set shared="-XX:SharedArchiveFile=%archive%"
"%java%" %flags% %shared% %KEYTURN_JAVA_OPTS% -jar "%jar%" %*
exit /b %ERRORLEVEL%

rem Sets java and its version, mostly without starting it.
:find_java
set "java="
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%java%" goto no_java_home
if not defined java for %%i in (java.exe) do set "java=%%~$PATH:i"
if not defined java goto no_java
for %%i in ("%java%\..\..") do set "home=%%~fi"
set "version="
if exist "%home%\release" for /f "usebackq tokens=1,2 delims==" %%a in ("%home%\release") do if "%%a"=="JAVA_VERSION" set "version=%%~b"
if defined version goto have_version
set "answer=%TEMP%\keyturn-%RANDOM%.txt"
"%java%" -version >"%answer%" 2>&1 <nul
for /f "usebackq tokens=1-3" %%a in ("%answer%") do if "%%b"=="version" set "version=%%~c"
del /q "%answer%"
:have_version
if not defined version goto no_version
set "major=%version%"
if "%major:~0,2%"=="1." set "major=%major:~2%"
for /f "delims=.-+_" %%a in ("%major%") do set "major=%%a"
if %major% GEQ 17 exit /b 0
>&2 echo keyturn: Java %version% ("%java%") is too old; %get_jdk%
exit /b 1
:no_java_home
>&2 echo keyturn: JAVA_HOME is "%JAVA_HOME%", and there is no bin\java.exe in it; %get_jdk%
exit /b 1
:no_java
>&2 echo keyturn: there is no Java: JAVA_HOME is not set, and no java.exe is on the path; %get_jdk%
exit /b 1
:no_version
>&2 echo keyturn: "%java%" does not tell its version, so it may be broken; %get_jdk%
exit /b 1

rem What is no source: built things, tests, texts, and the folders beside modules and runner.
:list_exclusions
set "exclusions=/XD target"
for /d %%m in ("%root%\*") do if /i not "%%~nxm"=="modules" if /i not "%%~nxm"=="runner" call :exclude "%%m"
for /d %%m in ("%root%\modules\*" "%root%\runner\*") do call :exclude "%%m\src\test"
call :exclude "%root%\.git"
set "exclusions=%exclusions% /XF *.md LICENSE .gitignore .gitattributes .editorconfig"
exit /b 0
:exclude
set "exclusions=%exclusions% %1"
exit /b 0

rem Where the redirection fails, the call is not made.
:try_lock
call :note_free >"%lock%"
exit /b 0
:note_free
set "free=yes"
exit /b 0

rem Is there no build, or do the sources differ from those it was made of? Robocopy says 0 for no, 1 to 7 for yes, more if it cannot compare.
:stale
if not exist "%built%" exit /b 0
if not exist "%jar%" exit /b 0
robocopy "%root%\." "%sources%" /MIR /L /XJ /R:0 /W:0 %exclusions% >nul 2>&1
if %ERRORLEVEL% EQU 0 exit /b 1
if %ERRORLEVEL% LSS 8 exit /b 0
exit /b 2

:make_ready
call :stale
if not errorlevel 1 goto build
if not exist "%archive%" goto prepare
call :moved
if not errorlevel 1 goto prepare
set "result=0"
exit /b 0

rem Has the folder been copied or moved since its archives were made? They hold the paths of their jars, and fit no others.
:moved
set "place="
if exist "%program%\place" set /p place=<"%program%\place"
if "%place%"=="%program%" exit /b 1
exit /b 0

:build
set "result=250"
for %%i in ("%java%\..\..") do set "jdk=%%~fi"
set "javac="
if not exist "%jdk%\bin\javac.exe" if not defined JAVA_HOME for %%i in (javac.exe) do set "javac=%%~$PATH:i"
if defined javac for %%i in ("%javac%\..\..") do set "jdk=%%~fi"
if not exist "%jdk%\bin\javac.exe" goto no_compiler
set "maven="
for %%i in (mvn.cmd) do set "maven=%%~$PATH:i"
if not defined maven goto no_maven
setlocal
set "JAVA_HOME=%jdk%"
rem With CI set, a warning of a newer JDK would fail the build.
set "CI="
set "found="
call "%maven%" -v >"%log%" 2>&1 <nul
for /f "usebackq tokens=1-3" %%a in ("%log%") do if "%%a %%b"=="Apache Maven" set "found=%%c"
if not defined found goto no_maven_version
set "major=0"
set "minor=0"
for /f "tokens=1 delims=." %%a in ("%found%") do set "major=%%a"
for /f "tokens=2 delims=." %%a in ("%found%") do set "minor=%%a"
set /a number=major * 1000 + minor
if %number% LSS 3008 goto old_maven
>&2 echo keyturn: building, once (about half a minute, longer while Maven fetches libraries)...
if exist "%program%" rd /s /q "%program%"
rem Copied before the build begins, so that what is edited meanwhile differs.
robocopy "%root%\." "%sources%" /MIR /XJ /R:0 /W:0 %exclusions% >nul 2>&1
pushd "%root%"
call "%maven%" -B -q -ntp -Dstyle.color=never -DskipTests package >"%log%" 2>&1 <nul
set "failed=%ERRORLEVEL%"
popd
if not "%failed%"=="0" goto failed
if not exist "%jar%" goto failed
endlocal
type nul >"%built%"

rem Makes the archive of loaded classes by a run that changes nothing. Where that fails an empty file says so, and runs do without.
:prepare
>&2 echo keyturn: preparing quick starts with Java %version%, once...
set "classes=%program%\training.classes"
set "made=%program%\training.jsa"
call :moved
if not errorlevel 1 if exist "%program%\*.jsa" del /q "%program%\*.jsa"
pushd "%root%"
set "training=play playbooks/tls12-enable.yml -i examples/exchange-fleet/inventory.yml --check --diff"
"%java%" %flags% "-XX:DumpLoadedClassList=%classes%" -jar "%jar%" %training% >nul 2>&1 <nul
popd
"%java%" %flags% -Xshare:dump "-XX:SharedClassListFile=%classes%" "-XX:SharedArchiveFile=%made%" -jar "%jar%" >nul 2>&1 <nul
if not exist "%made%" type nul >"%made%"
if exist "%classes%" del /q "%classes%"
>"%program%\place" echo %program%
move /y "%made%" "%archive%" >nul 2>&1
set "result=0"
exit /b 0

:no_compiler
>&2 echo keyturn: Keyturn has to be built, and "%java%" is a Java without a compiler; %get_jdk%
exit /b 0
:no_maven
>&2 echo keyturn: Keyturn has to be built, and there is no mvn.cmd on the path; %get_maven%
exit /b 0
:no_maven_version
>&2 echo keyturn: mvn -v does not tell a version of Maven, so it may be broken; %get_maven%
exit /b 0
:old_maven
>&2 echo keyturn: Apache Maven %found% is too old; %get_maven%
exit /b 0

:failed
>&2 echo keyturn: the build failed. The last lines of Maven's output, which is in "%log%":
set "lines=-20"
for /f "usebackq delims=" %%l in ("%log%") do set /a lines+=1
set "skip="
if %lines% GTR 0 set "skip=skip=%lines%"
for /f "usebackq %skip% delims=" %%l in ("%log%") do >&2 echo     %%l
exit /b 0
